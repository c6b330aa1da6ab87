#include "core/import/native_csv.h"
#include "core/import/sample_journal.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

class SampleJournalTest : public QObject {
    Q_OBJECT

    static core::ImportPlan plan() { return planOf(core::sampleJournal(), FakeJournal().context()); }

private slots:
    void isCompiledInAsItStandsInTheTree() {
        QFile file(QStringLiteral(TJ_SOURCE_DIR "/resources/sample-journal/sample-journal.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(core::sampleJournal().text, file.readAll());
    }

    void isReadWithoutARemarkOrARejectedRow() {
        const auto statement = test::readWhole(core::kNativeCsv, core::sampleJournal());
        QCOMPARE(test::complaintAboutRows(statement), QString());
        QCOMPARE(test::endsOf(statement), (test::Ends{int(statement.rows.size()), 0, 0}));
        for (const auto& fill : test::fillsOf(statement)) {
            QCOMPARE(fill.remark, QString());
        }
    }

    void makesTenMonthsOfTrades() {
        const auto sample = plan();
        QVERIFY2(sample.fillCounts.newOnes > 400, qPrintable(QString::number(sample.fillCounts.newOnes)));
        QCOMPARE(sample.rows.rejected, 0);
        QVERIFY(sample.tradesOpened > 150);
        QVERIFY2(sample.tradesOpened > sample.tradesClosed, "a position is still open");
        QVERIFY(sample.netPnl->isPositive());
        QVERIFY(sample.fees->isPositive());
        QCOMPARE(sample.currency, QStringLiteral("INR"));
        QCOMPARE(sample.accounts.size(), std::size_t(1));
    }

    void carriesWhatATraderWrites() {
        const auto sample = plan();
        int plans = 0;
        int notes = 0;
        int tagged = 0;
        for (const auto& fill : sample.fills) {
            plans += fill.note && fill.note->initialStop ? 1 : 0;
            notes += fill.note && !fill.note->notes.isEmpty() ? 1 : 0;
            tagged += fill.tags.isEmpty() ? 0 : 1;
        }
        QVERIFY(plans > 100);
        QVERIFY(notes > 40);
        QCOMPARE(tagged, sample.tradesOpened);
    }

    void puttingItInTwiceChangesNothing() {
        FakeJournal journal;
        const auto first = plan();
        journal.apply(first);
        const auto second = planOf(core::sampleJournal(), journal.context());
        QCOMPARE(second.fillCounts.newOnes, 0);
        QCOMPARE(second.fillCounts.duplicate, first.fillCounts.newOnes);
    }
};

TJ_TEST(SampleJournalTest)
#include "sample_journal_test.moc"
