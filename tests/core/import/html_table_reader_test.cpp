#include "core/import/html_table_reader.h"
#include "tests/core/import/text_list.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

QStringList rowsOf(const QByteArray& html) {
    QStringList rows;
    const auto read = readHtmlRows(html, [&](const HtmlRow& row) {
        rows.append(QString::number(row.number) + u':' + row.cells.join(u'|'));
        return true;
    });
    return read ? rows : QStringList{read.error().detail};
}

} // namespace

class HtmlTableReaderTest : public QObject {
    Q_OBJECT
private slots:
    void readsCellsRowByRow() {
        QCOMPARE(rowsOf("<table><tr><td>a</td><th>b</th></tr><tr><td colspan=3>c</td><td></td></tr></table>"),
                 test::texts({"1:a|b", "2:c|"}));
    }

    void closesWhatTheFileLeavesOpen() {
        QCOMPARE(rowsOf("<table><tr><td>a<td>b<tr><td>c"), test::texts({"1:a|b", "2:c"}));
        QCOMPARE(rowsOf("<tr><td><b>a</td></b></tr></i><tr><td>b</tr>"), test::texts({"1:a", "2:b"}));
    }

    void collapsesWhiteSpaceAndNoBreakSpaces() {
        QCOMPARE(rowsOf("<tr><td>\n 100&nbsp;000.00 </td><td>two<br>lines</td><td>&nbsp;</td></tr>"),
                 test::texts({"1:100 000.00|two lines|"}));
    }

    void skipsHiddenCellsCommentsAndStyles() {
        QCOMPARE(rowsOf("<style>td { x }</style><tr><td>a</td><td class=\"hidden\" colspan=8>x</td>"
                        "<td><!-- y -->b</td></tr>"),
                 test::texts({"1:a|b"}));
    }

    void trustsTheTextOverItsMeta() {
        QCOMPARE(
            rowsOf(
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">"
                "</head><body><table><tr><td>M\xC3\xBCller &euro;</td></tr></table></body></html>"),
            test::texts({"1:M\xC3\xBCller \xE2\x82\xAC"}));
    }

    void numbersRowsWithoutCellsToo() {
        QCOMPARE(rowsOf("<tr></tr><tr><td>a</td></tr>"), test::texts({"2:a"}));
    }

    void stopsWhenTheVisitorSaysSo() {
        int visited = 0;
        const auto read = readHtmlRows(QByteArray("<tr><td>x</td></tr>").repeated(1000),
                                       [&](const HtmlRow&) { return ++visited < 3; });
        QVERIFY(read.ok());
        QCOMPARE(visited, 3);
    }

    void marksRowsThatAreTooLarge() {
        std::vector<HtmlRow> rows;
        const QByteArray html = "<tr>" + QByteArray("<td>x").repeated(1'000'000) + "</tr><tr><td>" +
                                QByteArray(100'000, 'y') + "</td></tr><tr><td>z</td></tr>";
        QVERIFY(readHtmlRows(html, [&](const HtmlRow& row) {
                    rows.push_back(row);
                    return true;
                }).ok());
        QCOMPARE(int(rows.size()), 3);
        QVERIFY(rows[0].oversized);
        QCOMPARE(int(rows[0].cells.size()), HtmlRow::MaxCells);
        QVERIFY(rows[1].oversized);
        QCOMPARE(int(rows[1].cells[0].size()), HtmlRow::MaxCellBytes);
        QVERIFY(!rows[2].oversized);
    }

    void refusesHostileFiles_data() {
        QTest::addColumn<QByteArray>("html");
        QByteArray attributes;
        for (int i = 0; i < 200'000; ++i) {
            attributes += "a" + QByteArray::number(i) + "=1 ";
        }
        QTest::newRow("a million levels") << QByteArray("<div>").repeated(1'000'000);
        QTest::newRow("tables in tables") << QByteArray("<table><tr><td>").repeated(1'000'000);
        QTest::newRow("an attribute of 50 MB")
            << "<tr><td title=\"" + QByteArray(50'000'000, 'a') + "\">x</td></tr>";
        QTest::newRow("an attribute without end") << "<tr><td title=\"" + QByteArray(50'000'000, 'a');
        QTest::newRow("very many attributes") << "<tr><td " + attributes + ">x</td></tr>";
        QTest::newRow("a comment without end") << "<tr><td><!--" + QByteArray(50'000'000, 'a');
    }
    void refusesHostileFiles() {
        QFETCH(QByteArray, html);
        const auto read = readHtmlRows(html, [](const HtmlRow&) { return true; });
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::MalformedFile);
        QVERIFY(!read.error().detail.isEmpty());
    }
};

TJ_TEST(HtmlTableReaderTest)
#include "html_table_reader_test.moc"
