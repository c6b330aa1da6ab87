// Random journals, exported and imported into an empty one: nothing may be lost.
#include "core/domain/record_ids.h"
#include "core/export/csv_export.h"
#include "core/export/json_export.h"
#include "core/export/json_restore.h"
#include "core/import/broker_format.h"
#include "core/import/text_encoding.h"
#include "core/journal/operations/import_statement.h"
#include "core/journal/operations/tags.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace core;
using test::must;
using test::TempJournal;

namespace {

class RandomJournal {
public:
    RandomJournal(TempJournal& journal, quint32 seed) : m_journal(journal), m_random(seed) {}

    void fill(int fills) {
        must(m_journal->change(QStringLiteral("Fill"), [&](ChangeScope& scope) -> Result<void> {
            for (int i = 0; i < 2; ++i) {
                m_accounts.push_back(account(i));
                must(scope.put(m_accounts.back()));
            }
            for (int i = 0; i < 3; ++i) {
                m_instruments.push_back(instrument(i));
                must(scope.put(m_instruments.back()));
            }
            for (int i = 0; i < fills; ++i) {
                const Fill made = randomFill(i);
                must(scope.put(made));
                if (below(4) == 0) {
                    must(scope.putAnnotation(annotation(scope, made.id)));
                }
            }
            return Done{};
        }));
    }

private:
    int below(int bound) { return int(m_random.bounded(bound)); }
    QString word() {
        static const QStringList kWords{QStringLiteral("plain"),      QStringLiteral("=1+1"),
                                        QStringLiteral("'quoted"),    QStringLiteral("-7"),
                                        QStringLiteral("@x"),         QStringLiteral("a,b"),
                                        QStringLiteral("say \"no\""), QStringLiteral("a;b\\c"),
                                        QStringLiteral("हिन्दी ₹"),    QStringLiteral("''")};
        return kWords[below(int(kWords.size()))];
    }
    QString text() {
        static const QStringList kTexts{
            QStringLiteral("line 1\nline 2"),     QStringLiteral("tab\there"), QStringLiteral("\ttab first"),
            QStringLiteral("trailing \"quote\""), QStringLiteral("+plus"),     QStringLiteral("é, ü; 漢字")};
        return below(2) == 0 ? word() : kTexts[below(int(kTexts.size()))];
    }
    Decimal amount(int whole) { return Decimal::fromUnits(qint64(below(whole * 1000)) * 100'000 + below(3)); }
    std::optional<Decimal> maybe(Decimal value) {
        return below(2) == 0 ? std::nullopt : std::optional(value);
    }

    Account account(int number) {
        Account account =
            m_journal.account(number == 0 ? QStringLiteral("=Main") : QStringLiteral("Second, desk"));
        account.currency = number == 0 ? QStringLiteral("USD") : QStringLiteral("INR");
        account.matching = number == 0 ? MatchingMethod::Lifo : MatchingMethod::Fifo;
        account.mayBeShort = number == 0;
        return account;
    }
    Instrument instrument(int number) {
        Instrument instrument;
        instrument.symbol = QStringLiteral("SYM%1").arg(number);
        instrument.currency = QStringLiteral("USD");
        if (number == 1) {
            instrument.assetClass = AssetClass::Future;
            instrument.multiplier = Decimal::fromInt(20);
            instrument.tick = Decimal::fromUnits(25'000'000);
        } else if (number == 2) {
            instrument.assetClass = AssetClass::Option;
            instrument.multiplier = Decimal::fromInt(100);
            instrument.expiry = dayFromNumber(20'700);
            instrument.strike = Decimal::fromInt(150);
            instrument.right = OptionRight::Put;
        }
        instrument.id = instrumentIdFor(instrument);
        return instrument;
    }
    Fill randomFill(int number) {
        Fill fill;
        fill.id = newId<FillId>();
        fill.account = m_accounts[std::size_t(below(2))].id;
        fill.instrument = m_instruments[std::size_t(below(3))].id;
        fill.side = below(2) == 0 ? Side::Buy : Side::Sell;
        fill.quantity = Decimal::fromInt(1 + below(5));
        fill.price = Decimal::fromInt(100) + amount(20);
        fill.executedAt = instantFromMs(1'788'771'600'000 + qint64(number) * 3'600'000 + below(1000));
        fill.effect = Effect(below(2));
        fill.product = below(3) == 0 ? word() : QString();
        fill.venue = below(3) == 0 ? QStringLiteral("NSE") : QString();
        fill.externalId = below(2) == 0 ? QString::number(1000 + number) : QString();
        for (int kind = 0; kind < kChargeKinds; ++kind) {
            fill.charges[ChargeKind(kind)] = below(3) == 0 ? amount(5) - Decimal::fromInt(1) : Decimal();
        }
        fill.executionByHand = below(5) == 0;
        fill.costsByHand = below(5) == 0;
        return fill;
    }
    Annotation annotation(ChangeScope& scope, FillId id) {
        Annotation annotation;
        annotation.id = id;
        annotation.initialStop = maybe(amount(100));
        annotation.stop = maybe(amount(100));
        annotation.target = maybe(amount(100));
        annotation.notes = text();
        annotation.stars = below(6);
        annotation.emotion = below(2) == 0 ? word() : QString();
        annotation.reviewed = below(2) == 0;
        annotation.mae = maybe(-amount(50));
        annotation.mfe = maybe(amount(50));
        annotation.mistakes = below(2) == 0 ? QStringList{word() + u'1', word() + u'2'} : QStringList();
        if (below(2) == 0) {
            annotation.tags = {must(tagNamed(scope, word()))};
        }
        return annotation;
    }

    TempJournal& m_journal;
    QRandomGenerator m_random;
    std::vector<Account> m_accounts;
    std::vector<Instrument> m_instruments;
};

std::vector<Fill> sortedFills(TempJournal& journal) {
    std::vector<Fill> fills = must(journal->fills());
    std::sort(fills.begin(), fills.end(), [](const Fill& a, const Fill& b) { return a.id < b.id; });
    for (Fill& fill : fills) {
        fill.batch = {}; // the import that brought it: new on the other side
    }
    return fills;
}

QByteArray csvOf(TempJournal& journal) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    must(writeFillsCsv(out, *journal.book(), sortedFills(journal), must(journal->annotations())));
    return out.data();
}

QByteArray jsonOf(TempJournal& journal) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    must(writeJsonExport(
        out, [&](RecordKind kind) { return journal->records(kind, true); }, Instant{}));
    return out.data();
}

/// What the tables and statistics show of the trades.
QStringList tradesOf(TempJournal& journal) {
    QStringList lines;
    const auto book = journal.book();
    for (const Trade& trade : book->trades) {
        lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6")
                         .arg(trade.id.toString(), trade.grossPnl.toString(), trade.netPnl.toString(),
                              trade.openQuantity.toString(), dayText(trade.exitDay))
                         .arg(int(trade.status)));
    }
    return lines;
}

} // namespace

class RoundTripTest : public QObject {
    Q_OBJECT
private slots:
    void csvGivesEqualFillsTradesAndAnnotations() {
        for (quint32 seed = 1; seed <= 8; ++seed) {
            TempJournal journal;
            RandomJournal(journal, seed).fill(60);
            const QByteArray csv = csvOf(journal);
            TempJournal other;
            const BrokerFormat* format = brokerFormat(QStringLiteral("trading-journal"));
            const SourceFile source = must(decodeSource(csv, QStringLiteral("all.csv")));
            QCOMPARE(must(recognise(source)), format);
            const Statement statement = must(format->read(source, {}));
            const ImportOutcome outcome = must(importStatement(*other, *format, statement, source.name, {}));
            QCOMPARE(outcome.plan.fillCounts.newOnes, 60);
            QCOMPARE(outcome.plan.fillCounts.rejected, 0);
            QVERIFY2(sortedFills(other) == sortedFills(journal), qPrintable(QString::number(seed)));
            QCOMPARE(tradesOf(other), tradesOf(journal));
            QCOMPARE(csvOf(other), csv);
        }
    }

    void jsonGivesAnEqualJournal() {
        for (quint32 seed = 100; seed < 108; ++seed) {
            TempJournal journal;
            RandomJournal(journal, seed).fill(60);
            const QByteArray json = jsonOf(journal);
            TempJournal other;
            const std::vector<Record> records = must(readJsonExport(json)).records;
            must(other->change(QStringLiteral("Restore"), [&](ChangeScope& scope) -> Result<void> {
                for (const Record& record : records) {
                    must(scope.put(record));
                }
                return Done{};
            }));
            QCOMPARE(jsonOf(other), json);
            QCOMPARE(tradesOf(other), tradesOf(journal));
        }
    }
};

TJ_TEST(RoundTripTest)
#include "round_trip_test.moc"
