#include "core/import/preamble.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using core::preambleValue;

namespace {

const QByteArray kFile = "Report,Tradebook\n"
                         "Client Name,A Trader\n"
                         ",Client ID,XA00001,PAN,\n"
                         "\n"
                         "Symbol,Client ID\n"
                         "ABC,NOT THIS\n";

/// Behind the row that begins with that cell.
core::CsvReader::Position behind(const char* cell) {
    core::CsvReader csv(kFile);
    while (csv.next() && csv.raw(0) != QByteArrayView(cell)) {
    }
    return {csv.position().offset, csv.line()};
}

} // namespace

class PreambleTest : public QObject {
    Q_OBJECT
private slots:
    void isTheCellRightOfItsName() {
        QCOMPARE(preambleValue(kFile, behind("Symbol"), "Client ID"), QStringLiteral("XA00001"));
        QCOMPARE(preambleValue(kFile, behind("Symbol"), "client_name"), QStringLiteral("A Trader"));
    }
    void isEmptyWhereTheNameOrItsValueIsMissing() {
        QCOMPARE(preambleValue(kFile, behind("Symbol"), "PAN"), QString());
        QCOMPARE(preambleValue(kFile, behind("Symbol"), "UCC"), QString());
        QCOMPARE(preambleValue(QByteArray(), behind("Symbol"), "UCC"), QString());
    }
    void staysAboveTheHeader() {
        QCOMPARE(preambleValue(kFile, behind("Report"), "Client ID"), QString());
        QCOMPARE(preambleValue(kFile, behind("Symbol"), "ABC"), QString());
    }
};

TJ_TEST(PreambleTest)
#include "preamble_test.moc"
