#include "core/import/dhan_gtr.h"
#include "core/import/fyers_tradebook.h"
#include "core/import/thinkorswim_statement.h"
#include "core/import/tradervue_generic.h"
#include "core/import/tradovate_performance.h"
#include "core/import/zerodha_tradebook.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QtTest>

#include <algorithm>
#include <random>
#include <set>

using core::BrokerFormat;
using core::ErrorCode;

namespace {

struct Sample {
    const BrokerFormat* format;
    const char* file;
    const char* headerCell; ///< first cell of the table's header
    bool oneTable;          ///< rows may stand in any order, and in two files
};
constexpr int kSamples = 7;
const std::array<Sample, kSamples> kAll = {{
    {&core::kDhanGtr, "dhan-gtr.csv", "Date,", true},
    {&core::kFyersTradebook, "fyers-tradebook.csv", "Symbol name,", true},
    {&core::kThinkorswimStatement, "thinkorswim-statement.csv", ",Exec Time,", false},
    {&core::kTradervueGeneric, "tradervue-generic.csv", "Date,", true},
    {&core::kTradovatePerformance, "tradovate-performance.csv", "symbol,", true},
    {&core::kZerodhaTradebook, "zerodha_tradebook_eq.csv", "symbol,", true},
    {&core::kZerodhaTradebook, "zerodha_tradebook_fo.csv", "symbol,", true},
}};

/// The lines above the table, with its header, and those of the table.
std::pair<QByteArray, QByteArrayList> tableOf(const Sample& sample, const QByteArray& text) {
    const qsizetype header =
        text.startsWith(sample.headerCell) ? 0 : text.indexOf(QByteArray("\n") + sample.headerCell) + 1;
    const qsizetype begin = text.indexOf('\n', header) + 1;
    const qsizetype blank = text.indexOf("\n\n", begin);
    return {text.left(begin), text.mid(begin, blank < 0 ? -1 : blank - begin).trimmed().split('\n')};
}

std::set<core::FillId> idsOf(const core::ImportPlan& plan) {
    std::set<core::FillId> ids;
    for (const core::PlannedFill& planned : plan.fills) {
        ids.insert(planned.fill.id);
    }
    return ids;
}

} // namespace

class StatementRulesTest : public QObject {
    Q_OBJECT

    static void eachSample() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < kSamples; ++i) {
            QTest::newRow(kAll[std::size_t(i)].file) << i;
        }
    }
    static const Sample& current() {
        QFETCH(int, index);
        return kAll[std::size_t(index)];
    }

private slots:
    void aSecondImportChangesNothing_data() { eachSample(); }
    void aSecondImportChangesNothing() {
        const auto file = sample(current().file);
        FakeJournal journal;
        const auto first = planOf(file, journal.context());
        QVERIFY(first.fillCounts.newOnes > 0);
        journal.apply(first);
        const auto second = planOf(file, journal.context());
        QCOMPARE(second.fillCounts.newOnes + second.fillCounts.corrected, 0);
        QCOMPARE(second.fillCounts.duplicate, first.fillCounts.newOnes);
        QCOMPARE(second.grossPnl, first.grossPnl);
    }

    void everyEncodingAndLineBreakGivesTheSameFills_data() { eachSample(); }
    void everyEncodingAndLineBreakGivesTheSameFills() {
        const auto file = sample(current().file);
        const QStringList fills = test::described(test::fillsOf(test::readWhole(*current().format, file)));
        QStringEncoder utf16(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        const QByteArray wide = utf16(QString::fromUtf8(file.text));
        const QByteArray windows = "\xEF\xBB\xBF" + QByteArray(file.text).replace("\n", "\r\n");
        for (const QByteArray& bytes : {wide, windows}) {
            const auto decoded = core::decodeSource(bytes, file.name).value();
            QCOMPARE(test::described(test::fillsOf(test::readWhole(*current().format, decoded))), fills);
        }
    }

    void rowsInAnyOrderGiveTheSameFills_data() { eachSample(); }
    void rowsInAnyOrderGiveTheSameFills() {
        if (!current().oneTable) {
            return;
        }
        const auto file = sample(current().file);
        auto [above, rows] = tableOf(current(), file.text);
        const auto straight = planOf(file, FakeJournal().context());
        std::mt19937 random(7);
        for (int round = 0; round < 5; ++round) {
            std::shuffle(rows.begin(), rows.end(), random);
            const auto shuffled = planOf(sourceOf(above + rows.join('\n') + '\n'), FakeJournal().context());
            QCOMPARE(idsOf(shuffled), idsOf(straight));
            QCOMPARE(shuffled.grossPnl, straight.grossPnl);
            QCOMPARE(shuffled.netPnl, straight.netPnl);
        }
    }

    void twoFilesOfOneReportGiveTheSameFills_data() { eachSample(); }
    void twoFilesOfOneReportGiveTheSameFills() {
        if (!current().oneTable) {
            return;
        }
        const auto file = sample(current().file);
        const auto [above, rows] = tableOf(current(), file.text);
        const auto whole = idsOf(planOf(file, FakeJournal().context()));
        // Content ids count identical rows of one file: they must not be torn apart, and these samples' stand
        // together.
        const qsizetype half = 4;
        FakeJournal journal;
        std::set<core::FillId> both;
        for (const auto& part : {rows.first(half), rows.sliced(half)}) {
            const auto plan = planOf(sourceOf(above + part.join('\n') + '\n'), journal.context());
            journal.apply(plan);
            both.merge(idsOf(plan));
        }
        QCOMPARE(both, whole);
    }

    void stopsWhenCancelled_data() { eachSample(); }
    void stopsWhenCancelled() {
        const std::atomic<bool> cancelled = true;
        core::ReadOptions options;
        options.cancelled = &cancelled;
        const auto statement = current().format->read(sample(current().file), options);
        QVERIFY(!statement);
        QCOMPARE(statement.error().code, ErrorCode::Cancelled);
    }

    void aRowOfAMillionCellsIsRejectedInGoodTime_data() { eachSample(); }
    void aRowOfAMillionCellsIsRejectedInGoodTime() {
        const auto file = sample(current().file);
        const auto [above, rows] = tableOf(current(), file.text);
        const auto huge = sourceOf(above + QByteArray(1'000'000, ',') + "x\n" + rows.constFirst() + '\n');
        QElapsedTimer timer;
        timer.start();
        const auto statement = test::readWhole(*current().format, huge);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(std::any_of(statement.rows.begin(), statement.rows.end(), [](const core::StatementRow& row) {
            return row.kind == core::StatementRow::Kind::Rejected &&
                   row.reason.contains(QLatin1String("too many"));
        }));
        QVERIFY(!test::fillsOf(statement).empty());
    }

    void anEmptyFileAndAHeaderAloneAreNoCrash_data() { eachSample(); }
    void anEmptyFileAndAHeaderAloneAreNoCrash() {
        const auto nothing = current().format->read(sourceOf({}), {});
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, ErrorCode::MalformedFile);
        QVERIFY(!nothing.error().detail.isEmpty());
        const auto header = test::readWhole(*current().format,
                                            sourceOf(tableOf(current(), sample(current().file).text).first));
        QVERIFY(test::fillsOf(header).empty() || !current().oneTable);
    }
};

TJ_TEST(StatementRulesTest)
#include "statement_rules_test.moc"
