#include "tests/core/import/fake_journal.h"
#include "tests/core/import/import_file.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <map>
#include <random>

using namespace core;

namespace {

int sumOf(const ImportCounts& counts) {
    return counts.newOnes + counts.duplicate + counts.corrected + counts.previouslyDeleted + counts.ignored +
           counts.rejected;
}

/// The rows by how they end, as the lists of the plan tell it.
std::map<int, QSet<int>> endsByRow(const ImportPlan& plan) {
    std::map<int, QSet<int>> ends;
    for (const PlannedFill& planned : plan.fills) {
        ends[planned.row].insert(0);
    }
    for (const RowRemark& ignored : plan.ignoredRows) {
        ends[ignored.row].insert(1);
    }
    for (const RowRemark& rejected : plan.rejectedRows) {
        ends[rejected.row].insert(2);
    }
    return ends;
}

/// "" or what is wrong with the plan of that statement.
QString complaintAbout(const Statement& statement, const ImportPlan& plan) {
    const auto ends = endsByRow(plan);
    if (sumOf(plan.rows) != int(statement.rows.size())) {
        return QStringLiteral("%1 rows were counted of %2").arg(sumOf(plan.rows)).arg(statement.rows.size());
    }
    if (ends.size() != statement.rows.size()) {
        return QStringLiteral("%1 rows have an end of %2").arg(ends.size()).arg(statement.rows.size());
    }
    for (const auto& [row, kinds] : ends) {
        if (kinds.size() != 1) {
            return QStringLiteral("row %1 has several ends").arg(row);
        }
    }
    for (const auto& list : {plan.ignoredRows, plan.rejectedRows}) {
        for (const RowRemark& remark : list) {
            if (remark.reason.isEmpty()) {
                return QStringLiteral("row %1 has no reason").arg(remark.row);
            }
        }
    }
    const int fills = sumOf(plan.fillCounts) - plan.fillCounts.ignored - plan.fillCounts.rejected;
    return fills == int(plan.fills.size()) ? QString() : QStringLiteral("fills were not counted");
}

class Damage {
public:
    explicit Damage(unsigned seed) : m_random(seed) {}

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

    /// Cells replaced, rows repeated and left out.
    QByteArray done(const QByteArray& text, char separator) {
        static const QByteArrayList kCells = {
            "",           "0",         "-1",          "1,205", "abc",    "9e99",
            "2026-02-30", "Cancelled", "92000000000", "buy",   "\"\"\"", "AAPL 260320C00150000"};
        QByteArrayList lines = text.split('\n');
        for (int change = below(4); change >= 0; --change) {
            const int line = below(int(lines.size()));
            if (const int kind = below(6); kind == 0) {
                lines.insert(below(int(lines.size())), lines[line]);
            } else if (kind == 1) {
                lines.removeAt(line);
            } else {
                QByteArrayList cells = lines[line].split(separator);
                cells[below(int(cells.size()))] = kCells[below(int(kCells.size()))];
                lines[line] = cells.join(separator);
            }
        }
        return lines.join('\n');
    }

private:
    std::mt19937 m_random;
};

} // namespace

/// Whatever stands in a file and in the journal: every data row ends in exactly one of new, duplicate,
/// corrected, previously deleted, ignored and rejected.
class ImportCountsTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowOfADamagedFileEndsOnce_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QChar>("separator");
        const QDir samples(QStringLiteral(TJ_TEST_DATA "/import"));
        for (const QString& name : samples.entryList(QDir::Files, QDir::Name)) {
            const QChar separator = name.contains(QStringLiteral("european")) ? u';'
                                    : name.endsWith(QStringLiteral(".csv"))   ? u','
                                                                              : u'>';
            QTest::newRow(qPrintable(name)) << name << separator;
        }
    }
    void everyRowOfADamagedFileEndsOnce() {
        QFETCH(QString, name);
        QFETCH(QChar, separator);
        const SourceFile whole = sample(qPrintable(name));
        FakeJournal journal;
        journal.apply(planOf(whole, journal.context()));
        QVERIFY(!journal.fills.isEmpty());
        int deletions = 0;
        for (KnownFill& known : journal.fills) {
            known.deleted = ++deletions % 5 == 0;
        }
        Damage damage(unsigned(name.size()));
        int planned = 0;
        for (int round = 0; round < 60; ++round) {
            const SourceFile file = sourceOf(damage.done(whole.text, separator.toLatin1()));
            const auto format = recognise(file);
            const auto statement = format ? (*format)->read(file, {}) : Result<Statement>(format.error());
            if (!statement) {
                QVERIFY(!statement.error().detail.isEmpty());
                continue;
            }
            ImportOptions options;
            options.restore = damage.below(4) == 0;
            options.applyCorrections = damage.below(4) != 0;
            const auto plan = planImport(**format, *statement, file.name, journal.context(), options);
            if (!plan) {
                QVERIFY(!plan.error().detail.isEmpty());
                continue;
            }
            ++planned;
            QCOMPARE(complaintAbout(*statement, *plan), QString());
            if (round % 7 == 0) {
                journal.apply(*plan);
            }
        }
        QVERIFY2(planned >= 20, qPrintable(QStringLiteral("only %1 files were read").arg(planned)));
    }
};

TJ_TEST(ImportCountsTest)
#include "import_counts_test.moc"
