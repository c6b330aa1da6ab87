#include "core/import/csv_reader.h"

#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QtTest>

#include <random>

using namespace core;

namespace {

using Rows = QList<QStringList>;

Rows rowsOf(const QByteArray& text, char delimiter = '\0') {
    Rows rows;
    CsvReader csv(text, delimiter);
    while (csv.next()) {
        QStringList cells;
        for (int i = 0; i < csv.size(); ++i) {
            cells.append(csv.text(i));
        }
        rows.append(cells);
    }
    return rows;
}

QByteArray quoted(QString cell) {
    return '"' + cell.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

} // namespace

class CsvReaderTest : public QObject {
    Q_OBJECT
private slots:
    void readsCells_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("plain") << QByteArray("a,b\nc,d\n")
                               << Rows{{QStringLiteral("a"), QStringLiteral("b")},
                                       {QStringLiteral("c"), QStringLiteral("d")}};
        QTest::newRow("no last line break")
            << QByteArray("a,b\nc,d")
            << Rows{{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}};
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n")
                              << Rows{{QStringLiteral("a"), QStringLiteral("b")},
                                      {QStringLiteral("c"), QStringLiteral("d")}};
        QTest::newRow("CR") << QByteArray("a,b\rc,d\r")
                            << Rows{{QStringLiteral("a"), QStringLiteral("b")},
                                    {QStringLiteral("c"), QStringLiteral("d")}};
        QTest::newRow("empty last cell")
            << QByteArray("a,b,\nc,,d\n")
            << Rows{{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("")},
                    {QStringLiteral("c"), QStringLiteral(""), QStringLiteral("d")}};
        QTest::newRow("quoted delimiter")
            << QByteArray("\"a,1\",b\n") << Rows{{QStringLiteral("a,1"), QStringLiteral("b")}};
        QTest::newRow("doubled quote") << QByteArray("\"say \"\"hi\"\"\",b\n")
                                       << Rows{{QStringLiteral("say \"hi\""), QStringLiteral("b")}};
        QTest::newRow("line break in quotes") << QByteArray("\"a\nb\",c\nd,e\n")
                                              << Rows{{QStringLiteral("a\nb"), QStringLiteral("c")},
                                                      {QStringLiteral("d"), QStringLiteral("e")}};
        QTest::newRow("stray quote inside")
            << QByteArray("5\" pipe,b\n") << Rows{{QStringLiteral("5\" pipe"), QStringLiteral("b")}};
        QTest::newRow("stray quote in quotes")
            << QByteArray("\"a \"b\" c\",d\n") << Rows{{QStringLiteral("a \"b\" c"), QStringLiteral("d")}};
        QTest::newRow("never closed")
            << QByteArray("\"a,b\nc,d\n")
            << Rows{{QStringLiteral("\"a"), QStringLiteral("b")}, {QStringLiteral("c"), QStringLiteral("d")}};
        QTest::newRow("space around quotes")
            << QByteArray("a, \"b,c\" ,d\n")
            << Rows{{QStringLiteral("a"), QStringLiteral("b,c"), QStringLiteral("d")}};
        QTest::newRow("space around cells")
            << QByteArray(" a , b\n") << Rows{{QStringLiteral("a"), QStringLiteral("b")}};
        QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2,5\n")
                                    << Rows{{QStringLiteral("a"), QStringLiteral("b")},
                                            {QStringLiteral("1,5"), QStringLiteral("2,5")}};
        QTest::newRow("tabs") << QByteArray("a\tb c\n1\t2\n")
                              << Rows{{QStringLiteral("a"), QStringLiteral("b c")},
                                      {QStringLiteral("1"), QStringLiteral("2")}};
        QTest::newRow("pipes") << QByteArray("a|b\n1|2\n")
                               << Rows{{QStringLiteral("a"), QStringLiteral("b")},
                                       {QStringLiteral("1"), QStringLiteral("2")}};
        QTest::newRow("Excel's hint")
            << QByteArray("sep=;\na;b,c\n") << Rows{{QStringLiteral("a"), QStringLiteral("b,c")}};
        QTest::newRow("empty rows") << QByteArray("\n\na,b\n,,\n\nc,d\n")
                                    << Rows{{QStringLiteral("a"), QStringLiteral("b")},
                                            {QStringLiteral("c"), QStringLiteral("d")}};
        QTest::newRow("empty quotes")
            << QByteArray("\"\",b\n") << Rows{{QStringLiteral(""), QStringLiteral("b")}};
        QTest::newRow("nothing") << QByteArray() << Rows{};
    }
    void readsCells() {
        QFETCH(QByteArray, text);
        QFETCH(Rows, rows);
        QCOMPARE(rowsOf(text), rows);
    }

    void countsLinesAcrossQuotedBreaksAndEmptyRows() {
        CsvReader csv("a,b\r\n\"x\r\ny\nz\",1\n\n,\nlast,2\n");
        QVERIFY(csv.next());
        QCOMPARE(csv.line(), 1);
        QVERIFY(csv.next());
        QCOMPARE(csv.line(), 2);
        QVERIFY(!csv.isAfterBlankLine());
        QVERIFY(csv.next());
        QCOMPARE(csv.line(), 7);
        QVERIFY(csv.isAfterBlankLine());
        QVERIFY(!csv.next());
    }

    void walksTwiceFromAPosition() {
        CsvReader csv("head,er\n1,2\n3,4\n");
        QVERIFY(csv.next());
        const auto start = csv.position();
        QVERIFY(csv.next() && csv.next() && !csv.next());
        csv.seek(start);
        QVERIFY(csv.next());
        QCOMPARE(csv.text(0), QStringLiteral("1"));
        QCOMPARE(csv.line(), 2);
    }

    void aQuoteLeftOpenAtTheEndChangesNoRowOfTheSecondWalk() {
        CsvReader csv("a,b\n\"1,5\",x\n\"never closed,y\n");
        for (int walk = 0; walk < 2; ++walk) {
            csv.seek({0, 1});
            QVERIFY(csv.next() && csv.next());
            QCOMPARE(csv.size(), 2);
            QCOMPARE(csv.text(0), QStringLiteral("1,5"));
            QVERIFY(csv.next() && !csv.next());
        }
    }

    void exactCellsKeepTheirWhiteSpace() {
        CsvReader csv("\" a \",b\n");
        QVERIFY(csv.next());
        QCOMPARE(csv.exact(0), QByteArrayView(" a "));
        QCOMPARE(csv.raw(0), QByteArrayView("a"));
        QVERIFY(csv.raw(7).isEmpty());
        QVERIFY(csv.raw(-1).isEmpty());
    }

    void preamblesDoNotDecideTheDelimiter() {
        QByteArray text = "Statement, printed on Monday, 3 March\nName, Surname, City, Country\n";
        for (int i = 0; i < 20; ++i) {
            text += "a;b;c;1,5;d\n";
        }
        QCOMPARE(CsvReader::detectDelimiter(text), ';');
    }

    void whatIsQuotedComesBackWhateverItHolds() {
        std::mt19937 random(11);
        const QString alphabet = QStringLiteral("ab,;\t|\"\n'=é₹ ");
        for (int round = 0; round < 2000; ++round) {
            QStringList cells{QStringLiteral("first")};
            QByteArray text = "first";
            for (int i = 0; i < 3; ++i) {
                QString cell(QStringLiteral("x"));
                for (unsigned length = random() % 8; length > 0; --length) {
                    cell += alphabet[int(random() % unsigned(alphabet.size()))];
                }
                cell += u'x';
                cells.append(cell);
                text += ',' + quoted(cell);
            }
            QCOMPARE(rowsOf(text + '\n', ','), Rows{cells});
        }
    }

    void anyBytesAreWalkedToTheirEnd() {
        std::mt19937 random(5);
        const QByteArray alphabet("a1,;\"\"\"\r\n\t \xC3\xA9\0", 14);
        for (int round = 0; round < 4000; ++round) {
            QByteArray text;
            for (unsigned length = random() % 60; length > 0; --length) {
                text += alphabet[int(random() % unsigned(alphabet.size()))];
            }
            CsvReader csv(text);
            int line = 0;
            while (csv.next()) {
                QVERIFY(csv.line() > line);
                line = csv.line();
                for (int i = 0; i < csv.size(); ++i) {
                    QVERIFY(csv.exact(i).size() <= text.size());
                }
            }
            QVERIFY(csv.position().offset >= text.size());
        }
    }

    void aRowOfAMillionColumnsIsMarkedNotRemembered() {
        const QByteArray text = QByteArray(1'000'000, ',') + "x\nnext,row\n";
        CsvReader csv(text, ',');
        QVERIFY(csv.next());
        QVERIFY(csv.isTooLarge());
        QCOMPARE(csv.size(), CsvReader::kMostCells);
        QVERIFY(csv.next());
        QVERIFY(!csv.isTooLarge());
        QCOMPARE(csv.text(1), QStringLiteral("row"));
    }

    void aCellBeyondTheLimitMarksItsRow() {
        const QByteArray text = "a," + QByteArray(CsvReader::kLargestCell + 1, 'x') + "\nb,c\n";
        CsvReader csv(text, ',');
        QVERIFY(csv.next() && csv.isTooLarge());
        QVERIFY(csv.next() && !csv.isTooLarge());
    }

    void neverClosedQuotesStayLinear() {
        const QByteArray text = QByteArray("\"a\n").repeated(2'000'000);
        QElapsedTimer timer;
        timer.start();
        CsvReader csv(text, ',');
        int rows = 0;
        while (csv.next()) {
            ++rows;
        }
        QCOMPARE(rows, 2'000'000);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void hugeTextsAreWalkedInGoodTime_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<int>("mostRows"); ///< 0: as many as there are units
        QTest::newRow("rows") << QByteArray("ABC,2026-03-02,buy,100,10.25,some words of a person\n") << 0;
        QTest::newRow("one row of cells") << QByteArray("1,") << 1;
        QTest::newRow("one cell") << QByteArray("abcdefgh") << 1;
        QTest::newRow("quotes") << QByteArray("\"\"\",") << 2;
        QTest::newRow("quotes that never close") << QByteArray("\"a\n") << 0;
        QTest::newRow("empty lines") << QByteArray("\r\n") << 1;
    }
    void hugeTextsAreWalkedInGoodTime() {
        QFETCH(QByteArray, unit);
        QFETCH(int, mostRows);
        // The sanitizers are slow: most shapes show with less that the time grows with the size alone.
        const qsizetype size = unit.size() == 8 ? 200'000'000 : 30'000'000;
        const QByteArray text = unit.repeated(size / unit.size());
        QElapsedTimer timer;
        timer.start();
        CsvReader csv(text);
        qsizetype rows = 0;
        while (csv.next()) {
            ++rows;
            QVERIFY(csv.size() <= CsvReader::kMostCells);
        }
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(rows <= (mostRows > 0 ? mostRows : text.size() / unit.size()));
    }
};

TJ_TEST(CsvReaderTest)
#include "csv_reader_test.moc"
