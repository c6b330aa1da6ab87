#include "core/wire/journal_csv_columns.h"
#include "tests/support/test_registry.h"

#include <QSet>
#include <QtTest>

using namespace core;

class JournalCsvColumnsTest : public QObject {
    Q_OBJECT
private slots:
    void namesEveryColumnOnce() {
        QSet<QString> names;
        for (int i = 0; i < kJournalColumns; ++i) {
            const QString name = QString::fromLatin1(journalColumnName(JournalColumn(i)));
            QVERIFY(!name.isEmpty());
            QCOMPARE(journalColumnByName(name), std::optional(JournalColumn(i)));
            names.insert(name);
        }
        QCOMPARE(names.size(), qsizetype(kJournalColumns));
        QVERIFY(!journalColumnByName(u"pnl").has_value());
        QCOMPARE(QString::fromLatin1(journalColumnName(JournalColumn::Mistakes)), QStringLiteral("mistakes"));
    }

    void splitsTheListsItJoined_data() {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("cell");
        QTest::newRow("none") << QStringList() << "";
        QTest::newRow("one") << QStringList{QStringLiteral("gap up")} << "gap up";
        QTest::newRow("two") << QStringList{QStringLiteral("a"), QStringLiteral("b, c")} << "a;b, c";
        QTest::newRow("separators") << QStringList{QStringLiteral("a;b"), QStringLiteral("c\\")}
                                    << "a\\;b;c\\\\";
    }
    void splitsTheListsItJoined() {
        QFETCH(QStringList, names);
        QFETCH(QString, cell);
        QCOMPARE(joinedList(names), cell);
        QCOMPARE(splitList(cell), names);
    }

    void ignoresEmptyNamesAndOuterSpaces() {
        QCOMPARE(splitList(QStringLiteral(" a ; ;b;")),
                 QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    }

    void defusesTextThatASpreadsheetWouldRun() {
        for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'quoted", "''"}) {
            const QString dangerous = QString::fromLatin1(text);
            QCOMPARE(defused(dangerous), u'\'' + dangerous);
            QCOMPARE(undefused(defused(dangerous)), dangerous);
        }
        for (const char* text : {"", "INFY", " =1", "a=b", "1-2"}) {
            QCOMPARE(defused(QString::fromLatin1(text)), QString::fromLatin1(text));
        }
    }

    void takesBackExactlyOneApostrophe() {
        QCOMPARE(undefused(QStringLiteral("''x")), QStringLiteral("'x"));
        QCOMPARE(undefused(QStringLiteral("x'")), QStringLiteral("x'"));
    }
};

TJ_TEST(JournalCsvColumnsTest)
#include "journal_csv_columns_test.moc"
