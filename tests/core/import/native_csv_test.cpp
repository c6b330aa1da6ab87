#include "core/import/native_csv.h"

#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

} // namespace

class NativeCsvTest : public QObject {
    Q_OBJECT
private slots:
    void fillsComeBackWithTheirIdsCostsAndPositions() {
        const ImportPlan plan = planOf(sample("native.csv"), FakeJournal().context());
        QCOMPARE(plan.formatId, QStringLiteral("trading-journal"));
        QCOMPARE(plan.rows.newOnes, 3);
        const Fill& fill = plan.fills[0].fill;
        QCOMPARE(fill.id.toString(), QStringLiteral("0192a7f0-0000-7000-8000-000000000001"));
        QCOMPARE(instantText(fill.executedAt), QStringLiteral("2026-03-02T03:50:05.250Z"));
        QCOMPARE(fill.charges[ChargeKind::Commission], dec("20"));
        QCOMPARE(fill.charges[ChargeKind::Exchange], dec("1.5"));
        QCOMPARE(fill.charges[ChargeKind::Taxes], dec("0.25"));
        QCOMPARE(fill.position, QStringLiteral("p-1"));
        QCOMPARE(fill.effect, Effect::Open);
        QCOMPARE(fill.product, QStringLiteral("MIS"));
        QVERIFY(fill.costsByHand);
        QVERIFY(!fill.executionByHand);
    }

    void annotationsComeBackExactlyAsTheyWere() {
        const ImportPlan plan = planOf(sample("native.csv"), FakeJournal().context());
        QVERIFY(plan.fills[0].note);
        const Annotation& note = *plan.fills[0].note;
        QCOMPARE(note.id, plan.fills[0].fill.id);
        QCOMPARE(note.notes, QStringLiteral("=looks like a formula\nsecond line "));
        QCOMPARE(note.initialStop.value(), dec("1490"));
        QCOMPARE(note.stop.value(), dec("1495"));
        QCOMPARE(note.target.value(), dec("1530"));
        QCOMPARE(note.stars, 4);
        QCOMPARE(note.mae.value(), dec("-120.5"));
        QCOMPARE(note.mfe.value(), dec("800"));
        QCOMPARE(note.emotion, QStringLiteral("calm"));
        QVERIFY(note.reviewed);
        QCOMPARE(note.mistakes, QStringList{QStringLiteral("chased")});
        QCOMPARE(plan.fills[0].playbook, QStringLiteral("Opening range"));
        QCOMPARE(plan.fills[0].tags,
                 (QStringList{QStringLiteral("late"), QStringLiteral("'fear"), QStringLiteral("greed;")}));
        QVERIFY(!plan.fills[1].note);
    }

    void accountsComeBackAsDescribed() {
        const ImportPlan plan = planOf(sample("native.csv"), FakeJournal().context());
        QCOMPARE(int(plan.accounts.size()), 2);
        QCOMPARE(plan.accounts[0].name, QStringLiteral("Main"));
        QCOMPARE(plan.accounts[0].broker, QStringLiteral("zerodha"));
        QCOMPARE(plan.accounts[0].number, QStringLiteral("ZX1234"));
        QCOMPARE(plan.accounts[0].currency, QStringLiteral("INR"));
        QCOMPARE(plan.accounts[0].matching, MatchingMethod::Lifo);
        QVERIFY(plan.accounts[0].mayBeShort);
        QCOMPARE(plan.accounts[1].currency, QStringLiteral("USD"));
    }

    void instrumentsComeBackWithMultiplierAndTick() {
        const ImportPlan plan = planOf(sample("native.csv"), FakeJournal().context());
        QCOMPARE(plan.newInstruments.at(0).tick.value(), dec("0.05"));
        const Instrument& option = plan.newInstruments.at(1);
        QCOMPARE(option.multiplier, dec("50"));
        QCOMPARE(option.strike.value(), dec("5000"));
        QCOMPARE(option.right, OptionRight::Call);
        QCOMPARE(dayText(option.expiry.value()), QStringLiteral("2026-06-19"));
    }

    void aRowWithoutAnIdIsANewFill() {
        FakeJournal journal;
        const ImportPlan plan = planOf(sample("native.csv"), journal.context());
        QVERIFY(!plan.fills[2].fill.id.isNull());
        QCOMPARE(plan.fills[2].fill.timePrecision, TimePrecision::Day);
        QCOMPARE(plan.fills[2].fill.accountRate.value(), dec("0.93"));
        journal.apply(plan);
        const ImportPlan again = planOf(sample("native.csv"), journal.context());
        QCOMPARE(again.rows, (ImportCounts{0, 3, 0, 0, 0, 0}));
    }

    void wrongCellsAreNamed_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("column");
        QTest::newRow("id") << QByteArray("0192a7f0-0000-7000-8000-000000000002") << QByteArray("no-id")
                            << "id";
        QTest::newRow("side") << QByteArray(",sell,50,") << QByteArray(",give,50,") << "side";
        QTest::newRow("time") << QByteArray("2026-03-02T09:15:10Z") << QByteArray("yesterday") << "time";
        QTest::newRow("price") << QByteArray("1512.5") << QByteArray("15x") << "price";
        QTest::newRow("class") << QByteArray("INFY,stock,INR,1,0.05,,,,sell")
                               << QByteArray("INFY,share,INR,1,0.05,,,,sell") << "class";
    }
    void wrongCellsAreNamed() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, column);
        QByteArray text = sample("native.csv").text;
        QVERIFY(text.contains(from));
        const ImportPlan plan = planOf(sourceOf(text.replace(from, to)), FakeJournal().context());
        QCOMPARE(plan.rows.rejected, 1);
        QCOMPARE(plan.rejectedRows.at(0).column, column);
        QCOMPARE(plan.rejectedRows.at(0).row, 4);
    }
};

TJ_TEST(NativeCsvTest)
#include "native_csv_test.moc"
