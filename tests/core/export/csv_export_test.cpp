#include "core/export/csv_export.h"
#include "core/export/csv_row.h"
#include "core/wire/journal_csv_columns.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QtTest>

using namespace core;
using namespace test;

namespace {

/// A fill of every field, with its account, instrument and annotation.
struct Desk {
    TradeBook book;
    Fill fill;
    Annotation annotation;

    Desk() {
        Account account = anAccount("=Main, \"mine\"");
        account.broker = QStringLiteral("zerodha");
        account.number = QStringLiteral("AB1234");
        account.matching = MatchingMethod::Lifo;
        account.mayBeShort = true;
        Instrument option = aFuture("-NIFTY26SEP25500CE", "1");
        option.assetClass = AssetClass::Option;
        option.right = OptionRight::Call;
        option.strike = dec("25500");
        option.expiry = day("2026-09-24");
        option.tick = dec("0.05");
        fill = aFill()
                   .id(1)
                   .sell("75")
                   .price("-37.63")
                   .on("2026-09-14T03:45:00Z")
                   .fee("20")
                   .taxes("-0.12345678");
        fill.account = account.id;
        fill.instrument = option.id;
        fill.executedAt += std::chrono::milliseconds(250);
        fill.timePrecision = TimePrecision::Minute;
        fill.effect = Effect::Close;
        fill.product = QStringLiteral("MIS");
        fill.venue = QStringLiteral("NFO");
        fill.accountRate = dec("83.125");
        fill.externalId = QStringLiteral("+55");
        fill.position = QStringLiteral("'p");
        fill.costCurrency = QStringLiteral("INR");
        fill.costsByHand = true;
        annotation.id = fill.id;
        annotation.notes = QStringLiteral("@home\n\"sold\", too early");
        annotation.initialStop = dec("30");
        annotation.stars = 4;
        annotation.reviewed = true;
        annotation.mae = dec("-5");
        annotation.mistakes = {QStringLiteral("late;"), QStringLiteral("big")};
        Tag tag{idOf<TagId>(9), QStringLiteral("gap up"), {}, {}, 0};
        annotation.tags = {tag.id};
        Playbook playbook;
        playbook.id = idOf<PlaybookId>(8);
        playbook.name = QStringLiteral("Fade");
        annotation.playbook = playbook.id;
        book.accounts = {account};
        book.instruments = {option};
        book.tags = {tag};
        book.playbooks = {playbook};
    }

    Result<QByteArray> csv() const {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const Result<void> written = writeFillsCsv(out, book, {&fill, 1}, {&annotation, 1});
        return written.ok() ? Result<QByteArray>(out.data()) : written.error();
    }
};

/// Cells of the lines of a CSV, read by another road than the importer's.
QList<QStringList> cells(const QByteArray& csv) {
    QList<QStringList> rows{{QString()}};
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"') {
            if (quoted && text.mid(i + 1, 1) == u"\"") {
                rows.last().last() += u'"';
                ++i;
            } else {
                quoted = !quoted;
            }
        } else if (!quoted && text[i] == u',') {
            rows.last().append(QString());
        } else if (!quoted && text.mid(i, 2) == u"\r\n") {
            rows.append({QString()});
            ++i;
        } else {
            rows.last().last() += text[i];
        }
    }
    rows.removeLast();
    return rows;
}

QString cellOf(const QList<QStringList>& rows, JournalColumn column) {
    return rows.value(1).value(int(column));
}

} // namespace

class CsvExportTest : public QObject {
    Q_OBJECT
private slots:
    void headsEveryRowWithTheSharedColumns() {
        const QList<QStringList> rows = cells(*Desk().csv());
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].size(), qsizetype(kJournalColumns));
        QCOMPARE(rows[1].size(), qsizetype(kJournalColumns));
        for (int i = 0; i < kJournalColumns; ++i) {
            QCOMPARE(rows[0][i], QString::fromLatin1(journalColumnName(JournalColumn(i))));
        }
    }

    void writesEveryFieldIntoItsColumn_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("cell");
        const auto row = [](JournalColumn column, const char* cell) {
            QTest::newRow(journalColumnName(column)) << int(column) << QString::fromUtf8(cell);
        };
        row(JournalColumn::Id, "00000000-0000-7000-8000-000000000001");
        row(JournalColumn::Account, "'=Main, \"mine\"");
        row(JournalColumn::AccountBroker, "zerodha");
        row(JournalColumn::AccountNumber, "AB1234");
        row(JournalColumn::AccountCurrency, "USD");
        row(JournalColumn::AccountMatching, "lifo");
        row(JournalColumn::AccountMayBeShort, "true");
        row(JournalColumn::Symbol, "'-NIFTY26SEP25500CE");
        row(JournalColumn::Class, "option");
        row(JournalColumn::Currency, "USD");
        row(JournalColumn::Multiplier, "1");
        row(JournalColumn::Tick, "0.05");
        row(JournalColumn::Expiry, "2026-09-24");
        row(JournalColumn::Strike, "25500");
        row(JournalColumn::Right, "call");
        row(JournalColumn::Side, "sell");
        row(JournalColumn::Quantity, "75");
        row(JournalColumn::Price, "-37.63");
        row(JournalColumn::Time, "2026-09-14T03:45:00.250Z");
        row(JournalColumn::TimePrecision, "minute");
        row(JournalColumn::Effect, "close");
        row(JournalColumn::Product, "MIS");
        row(JournalColumn::Venue, "NFO");
        row(JournalColumn::AccountRate, "83.125");
        row(JournalColumn::ExternalId, "'+55");
        row(JournalColumn::Commission, "20");
        row(JournalColumn::Exchange, "");
        row(JournalColumn::Regulatory, "");
        row(JournalColumn::Taxes, "-0.12345678");
        row(JournalColumn::Funding, "");
        row(JournalColumn::Other, "");
        row(JournalColumn::CostCurrency, "INR");
        row(JournalColumn::Position, "''p");
        row(JournalColumn::ByHand, "costs");
        row(JournalColumn::Notes, "'@home\n\"sold\", too early");
        row(JournalColumn::Tags, "gap up");
        row(JournalColumn::InitialStop, "30");
        row(JournalColumn::Stop, "");
        row(JournalColumn::Target, "");
        row(JournalColumn::Stars, "4");
        row(JournalColumn::Playbook, "Fade");
        row(JournalColumn::OpeningPrice, "");
        row(JournalColumn::Mae, "-5");
        row(JournalColumn::Mfe, "");
        row(JournalColumn::Emotion, "");
        row(JournalColumn::Reviewed, "true");
        row(JournalColumn::Mistakes, "late\\;;big");
    }
    void writesEveryFieldIntoItsColumn() {
        QFETCH(int, column);
        QFETCH(QString, cell);
        QCOMPARE(cellOf(cells(*Desk().csv()), JournalColumn(column)), cell);
    }

    void leavesTheAnnotationsColumnsOfOtherFillsEmpty() {
        Desk desk;
        desk.annotation.id = idOf(2);
        const QList<QStringList> rows = cells(*desk.csv());
        QCOMPARE(rows[1].size(), qsizetype(kJournalColumns));
        QCOMPARE(rows[1].mid(int(JournalColumn::Notes)).join(QString()), QString());
    }

    void refusesAFillWithoutItsAccountOrInstrument() {
        Desk desk;
        desk.book.accounts.clear();
        QCOMPARE(desk.csv().error().field, QStringLiteral("account"));
        Desk other;
        other.book.instruments.clear();
        QCOMPARE(other.csv().error().field, QStringLiteral("instrument"));
    }

    void quotesOnlyWhatRfc4180Asks() {
        CsvRow row;
        row.word(u"plain")
            .word(u"a,b")
            .word(u"a\"b")
            .word(u"a\nb")
            .word(u" a ")
            .number(dec("-1.50"), 2)
            .endRow();
        QCOMPARE(row.take(), QByteArray("plain,\"a,b\",\"a\"\"b\",\"a\nb\",\" a \",-1.50\r\n"));
    }

    void tellsWhenTheDeviceTakesNothing() {
        QBuffer closed;
        CsvRow row;
        row.word(u"x").endRow();
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
        QCOMPARE(row.flush(closed).error().code, ErrorCode::FileUnwritable);
    }

    void writesTradesWithoutFiguresTheyDoNotHave() {
        Desk desk;
        desk.book.currencies = {QStringLiteral("USD")};
        Trade trade;
        trade.account = trade.instrument = trade.currency = 0;
        trade.id = idOf(3);
        trade.status = TradeStatus::Open;
        trade.quantity = dec("10");
        trade.entryPrice = dec("175.5");
        trade.exitPrice = dec("180"); // of a partial exit
        trade.entryAt = at("2026-03-02T09:30:00Z");
        desk.book.trades = {trade};
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const quint32 index = 0;
        QVERIFY(writeTradesCsv(out, desk.book, {&index, 1}).ok());
        const QList<QStringList> rows = cells(out.data());
        QCOMPARE(rows[0].size(), rows[1].size());
        const auto cell = [&](const char* column) {
            return rows[1][rows[0].indexOf(QString::fromLatin1(column))];
        };
        QCOMPARE(cell("entryPrice"), QStringLiteral("175.5"));
        QCOMPARE(cell("exitPrice"), QString());
        QCOMPARE(cell("exitTimestamp"), QString());
        QCOMPARE(cell("netPnl"), QString());
        QCOMPARE(cell("symbol"), QStringLiteral("'-NIFTY26SEP25500CE"));
        QCOMPARE(cell("fees"), QStringLiteral("0.00"));
    }
};

TJ_TEST(CsvExportTest)
#include "csv_export_test.moc"
