#include "app/dashboard/symbol_list.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Nine symbols, best first, in room for four.
struct ShownList {
    SymbolList list;
    QSignalSpy clicked{&list, &SymbolList::symbolClicked};

    ShownList() {
        std::vector<SymbolList::Row> rows;
        for (int i = 0; i < 9; ++i) {
            const QString name = u"S%1"_s.arg(i);
            rows.push_back({name, QString::number(4 - i), name + u": a result"_s, 4 - i});
        }
        list.resize(220, 125);
        list.setRows(std::move(rows));
        list.show();
        list.activateWindow();
        if (!QTest::qWaitForWindowActive(&list)) {
            qFatal("the list has no focus to take");
        }
        list.setFocus(Qt::TabFocusReason);
    }
    QStringList shown() const {
        QStringList names;
        for (const SymbolList::Row& row : list.visibleRows()) {
            names.append(row.symbol);
        }
        return names;
    }
    QString told() const { return clicked.isEmpty() ? QString() : clicked.last().first().toString(); }
};

} // namespace

class SymbolListTest : public QObject {
    Q_OBJECT

private slots:
    void theBestAndTheWorstAreShownWhereNotAllFit() {
        QCOMPARE(ShownList().shown(), QStringList({u"S0"_s, u"S1"_s, u"S7"_s, u"S8"_s}));
    }

    void tabReachesItAndEnterOpensTheBest() {
        ShownList shown;
        QVERIFY(shown.list.focusPolicy() & Qt::TabFocus);
        QTest::keyClick(&shown.list, Qt::Key_Return);
        QCOMPARE(shown.told(), u"S0"_s);
    }

    void theArrowsMoveBetweenTheFirstAndTheLast() {
        ShownList shown;
        QTest::keyClick(&shown.list, Qt::Key_Up);
        QTest::keyClick(&shown.list, Qt::Key_Down);
        QTest::keyClick(&shown.list, Qt::Key_Space);
        QCOMPARE(shown.told(), u"S1"_s);
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(&shown.list, Qt::Key_Down);
        }
        QTest::keyClick(&shown.list, Qt::Key_Return);
        QCOMPARE(shown.told(), u"S8"_s);
    }

    void aClickOpensTheRowUnderThePointer() {
        ShownList shown;
        QTest::mouseClick(&shown.list, Qt::LeftButton, {}, QPoint(20, 75));
        QCOMPARE(shown.told(), u"S7"_s);
    }

    void aClickBelowTheRowsOpensNothing() {
        ShownList shown;
        QTest::mouseClick(&shown.list, Qt::LeftButton, {}, QPoint(20, 123));
        QVERIFY(shown.clicked.isEmpty());
    }

    void anEmptyListIsDeafToKeys() {
        SymbolList list;
        QSignalSpy clicked(&list, &SymbolList::symbolClicked);
        list.setRows({});
        list.show();
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QVERIFY(clicked.isEmpty());
    }

    void screenReadersHearEveryRowThatIsShown() {
        const ShownList shown;
        const QString told = shown.list.accessibleDescription();
        for (const QString& name : shown.shown()) {
            QVERIFY2(told.contains(name), qPrintable(told));
        }
    }
};

TJ_TEST(SymbolListTest)
#include "symbol_list_test.moc"
