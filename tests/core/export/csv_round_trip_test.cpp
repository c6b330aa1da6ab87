// What the export writes, the importer of the same program reads: whatever text a person or a broker made.
#include "core/export/csv_export.h"
#include "core/import/native_csv.h"
#include "core/wire/journal_csv_columns.h"
#include "tests/support/builders.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QtTest>

using namespace core;
using namespace test;

namespace {

const QString kDangerous = QStringLiteral("=+-@\t\r'");

/// Text of everything that CSV, spreadsheets and lists have a meaning for.
QString nastyText(QRandomGenerator& random, int most = 12) {
    static const QString kLetters = QStringLiteral("=+-@\t\r\n'\",;\\ |aZ09.₹हé\u2028\u00A0#%&<>{}");
    QString text;
    for (int i = int(random.bounded(most + 1)); i > 0; --i) {
        text += kLetters[random.bounded(int(kLetters.size()))];
    }
    return text;
}

/// As names are: without outer spaces and with something to see.
QString nastyName(QRandomGenerator& random) {
    const QString name = nastyText(random).trimmed();
    return name.isEmpty() ? QStringLiteral("=x") : name;
}

Decimal anyNumber(QRandomGenerator& random) {
    return Decimal::fromUnits(qint64(random.generate64() >> (8 + random.bounded(50))) - 1000);
}

struct Desk {
    TradeBook book;
    std::vector<Fill> fills;
    std::vector<Annotation> annotations;

    explicit Desk(QRandomGenerator& random, int count = 5) {
        book.accounts = {anAccount()};
        book.instruments = {aStock()};
        for (int i = 0; i < 3; ++i) {
            book.tags.push_back({idOf<TagId>(i + 1), nastyName(random), {}, {}, 0});
        }
        Playbook playbook;
        playbook.id = idOf<PlaybookId>(1);
        playbook.name = nastyName(random);
        book.playbooks = {playbook};
        for (int i = 0; i < count; ++i) {
            addFill(random, i + 1);
        }
    }

    void addFill(QRandomGenerator& random, int number) {
        Fill fill = aFill().id(number);
        fill.account = book.accounts[0].id;
        fill.instrument = book.instruments[0].id;
        fill.side = random.bounded(2) == 0 ? Side::Buy : Side::Sell;
        fill.quantity = anyNumber(random);
        fill.price = -anyNumber(random);
        fill.executedAt = instantFromMs(qint64(random.bounded(2'000'000'000)) * 1000 + random.bounded(1000));
        fill.product = nastyText(random);
        fill.venue = nastyText(random);
        fill.externalId = nastyText(random);
        fill.position = nastyText(random);
        fill.costCurrency = nastyText(random);
        for (int kind = 0; kind < kChargeKinds; ++kind) {
            fill.charges[ChargeKind(kind)] = -anyNumber(random);
        }
        fills.push_back(fill);
        Annotation note;
        note.id = fill.id;
        note.notes = u'n' + nastyText(random, 60);
        note.emotion = nastyText(random);
        note.mistakes = {nastyName(random), nastyName(random)};
        note.tags = {book.tags[0].id, book.tags[2].id};
        note.playbook = book.playbooks[0].id;
        note.stop = anyNumber(random);
        annotations.push_back(note);
    }

    QByteArray csv() const {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        return writeFillsCsv(out, book, fills, annotations).ok() ? out.data() : QByteArray();
    }
};

std::vector<FillDraft> readBack(const QByteArray& csv) {
    const Result<Statement> statement = kNativeCsv.read({QStringLiteral("own.csv"), csv, {}}, {});
    std::vector<FillDraft> drafts;
    for (const StatementRow& row : statement.value().rows) {
        for (const FillDraft& draft : row.fills) {
            drafts.push_back(draft);
        }
    }
    return drafts;
}

} // namespace

class CsvRoundTripTest : public QObject {
    Q_OBJECT
private slots:
    void everyTextComesBackAsItWas() {
        QRandomGenerator random(20260914);
        for (int run = 0; run < 400; ++run) {
            const Desk desk(random);
            const QByteArray csv = desk.csv();
            const std::vector<FillDraft> drafts = readBack(csv);
            QVERIFY2(drafts.size() == desk.fills.size(), csv.constData());
            for (std::size_t i = 0; i < drafts.size(); ++i) {
                QCOMPARE(drafts[i].id, desk.fills[i].id);
                QCOMPARE(drafts[i].product, desk.fills[i].product);
                QCOMPARE(drafts[i].venue, desk.fills[i].venue);
                QCOMPARE(drafts[i].externalId, desk.fills[i].externalId);
                QCOMPARE(drafts[i].position, desk.fills[i].position);
                QCOMPARE(drafts[i].costCurrency, desk.fills[i].costCurrency);
                QCOMPARE(drafts[i].note->notes, desk.annotations[i].notes);
                QCOMPARE(drafts[i].note->emotion, desk.annotations[i].emotion);
                QCOMPARE(drafts[i].note->mistakes, desk.annotations[i].mistakes);
                QStringList tags = {desk.book.tags[0].name, desk.book.tags[2].name};
                tags.sort();
                QCOMPARE(drafts[i].tags, tags);
                QCOMPARE(drafts[i].playbook, desk.book.playbooks[0].name);
            }
        }
    }

    void everyNumberAndTimeComesBackAsItWas() {
        QRandomGenerator random(3);
        for (int run = 0; run < 200; ++run) {
            const Desk desk(random);
            const std::vector<FillDraft> drafts = readBack(desk.csv());
            for (std::size_t i = 0; i < drafts.size(); ++i) {
                QCOMPARE(drafts[i].side, desk.fills[i].side);
                QCOMPARE(drafts[i].quantity, desk.fills[i].quantity);
                QCOMPARE(drafts[i].price, desk.fills[i].price);
                QCOMPARE(drafts[i].charges, desk.fills[i].charges);
                QCOMPARE(*drafts[i].time.instant, desk.fills[i].executedAt);
                QCOMPARE(drafts[i].note->stop, desk.annotations[i].stop);
            }
        }
    }

    void noTextCellBeginsAFormula() {
        QRandomGenerator random(8);
        for (int run = 0; run < 2000; ++run) {
            const QString text = nastyText(random);
            const QString cell = defused(text);
            QVERIFY(text.isEmpty() || !kDangerous.left(6).contains(cell[0]));
            QCOMPARE(undefused(cell), text);
            const bool isChanged = !text.isEmpty() && kDangerous.contains(text[0]);
            QCOMPARE(cell, isChanged ? u'\'' + text : text);
        }
    }

    void defusingTwiceIsTakenBackTwice() {
        for (const char* text : {"=1", "'", "''", "'=1", "plain", ""}) {
            const QString once = defused(QString::fromLatin1(text));
            QCOMPARE(undefused(undefused(defused(once))), QString::fromLatin1(text));
        }
    }

    void negativeNumbersAreNumbersAndNegativeTextsAreTexts() {
        QRandomGenerator random(1);
        Desk desk(random, 1);
        desk.fills[0].price = dec("-37.63");
        desk.fills[0].charges[ChargeKind::Other] = dec("-0.00000001");
        desk.fills[0].externalId = QStringLiteral("-37.63");
        const QByteArray csv = desk.csv();
        QVERIFY2(csv.contains(",-37.63,"), csv.constData());
        QVERIFY2(csv.contains(",-0.00000001,"), csv.constData());
        QVERIFY2(csv.contains(",'-37.63,"), csv.constData());
    }

    void theLastColumnsEmptyCellsStay() {
        QRandomGenerator random(4);
        Desk desk(random, 3);
        desk.annotations.clear();
        QVERIFY2(
            desk.csv().trimmed().endsWith(QByteArray(kJournalColumns - int(JournalColumn::Notes) - 1, ',')),
            desk.csv().constData());
        const std::vector<FillDraft> drafts = readBack(desk.csv());
        QCOMPARE(drafts.size(), 3u);
        QVERIFY(!drafts[0].note && drafts[0].tags.isEmpty());
    }

    void largeExportsAreWrittenInPieces() {
        QRandomGenerator random(6);
        const Desk desk(random, 3000);
        class Pieces final : public QIODevice {
        public:
            QByteArray all;
            int writes = 0;

        protected:
            qint64 readData(char*, qint64) override { return -1; }
            qint64 writeData(const char* bytes, qint64 size) override {
                ++writes;
                all.append(bytes, size);
                return size;
            }
        } pieces;
        pieces.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        QVERIFY(writeFillsCsv(pieces, desk.book, desk.fills, desk.annotations).ok());
        QVERIFY(pieces.writes > 1);
        QCOMPARE(pieces.all, desk.csv());
        QCOMPARE(readBack(pieces.all).size(), desk.fills.size());
    }

    void aDeviceThatIsFullEndsTheExport() {
        QRandomGenerator random(6);
        const Desk desk(random, 3000);
        class Full final : public QIODevice {
        public:
            int writes = 0;

        protected:
            qint64 readData(char*, qint64) override { return -1; }
            qint64 writeData(const char*, qint64) override {
                ++writes;
                setErrorString(QStringLiteral("no space left"));
                return -1;
            }
        } full;
        full.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        const Result<void> written = writeFillsCsv(full, desk.book, desk.fills, desk.annotations);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(written.error().detail, QStringLiteral("no space left"));
        QCOMPARE(full.writes, 1); // not tried again
    }
};

TJ_TEST(CsvRoundTripTest)
#include "csv_round_trip_test.moc"
