// Import of 100,000 fills, from the file's bytes to stored and matched trades, against `sqlite3 .import` of
// the same file into a table with the same number of indexes under the same durability (WAL,
// synchronous=FULL).
#include "core/base/clock.h"
#include "core/import/broker_format.h"
#include "core/import/text_encoding.h"
#include "core/journal/journal.h"
#include "core/journal/operations/import_statement.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/synthetic_book.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace {

constexpr int kFills = 100'000;

double importMs(const QString& folder, const QString& csv) {
    int round = 0;
    const core::SystemClock clock;
    return bench::medianMs(3, [&] {
        auto journal =
            core::Journal::open(QStringLiteral("%1/%2.tradingjournal").arg(folder).arg(round++), clock);
        const auto file = core::readSourceFile(csv);
        const auto format = core::recognise(*file);
        const auto statement = (*format)->read(*file, {});
        const auto outcome = core::importStatement(**journal, **format, *statement, file->name, {});
        if (!outcome || outcome->plan.fillCounts.newOnes != kFills) {
            std::printf("the import failed: %s\n",
                        outcome ? "rows missing" : qPrintable(outcome.error().detail));
            std::exit(1);
        }
    });
}

double readBookMs(const QString& folder) {
    const core::SystemClock clock;
    const auto journal = core::Journal::open(folder + QStringLiteral("/0.tradingjournal"), clock);
    return bench::medianMs(3, [&] { (void)(*journal)->readBook(); });
}

/// The journal's fills have one index beside their key: the unique id.
constexpr const char* kRawImport = R"(
pragma journal_mode = wal;
pragma synchronous = full;
create table fills (symbol text, isin text, trade_date text, exchange text, segment text, series text, trade_type text,
    auction text, quantity text, price text, trade_id text unique, order_id text, order_execution_time text);
.mode csv
.import --skip 1 "%1" fills
)";

double rawImportMs(const QString& folder, const QString& csv) {
    int round = 0;
    return bench::medianMs(3, [&] {
        QProcess sqlite;
        sqlite.start(QStringLiteral("sqlite3"), {QStringLiteral("%1/raw%2.db").arg(folder).arg(round++)});
        sqlite.write(QString::fromLatin1(kRawImport).arg(csv).toUtf8());
        sqlite.closeWriteChannel();
        if (!sqlite.waitForFinished(60'000) || sqlite.exitCode() != 0) {
            std::printf("sqlite3 failed: %s\n", sqlite.readAllStandardError().constData());
            std::exit(1);
        }
    });
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString csv = folder.filePath(QStringLiteral("tradebook.csv"));
    QFile file(csv);
    if (!file.open(QIODevice::WriteOnly) || file.write(bench::syntheticTradebook(kFills)) < 0) {
        return 1;
    }
    file.close();
    const double ours = importMs(folder.path(), csv);
    const double raw = rawImportMs(folder.path(), csv);
    std::printf("import of %d fills: %.0f ms; sqlite3 .import of the same file: %.0f ms; ratio %.2fx\n",
                kFills, ours, raw, ours / raw);
    std::printf("reading the book of %d trades: %.0f ms\n", kFills / 2, readBookMs(folder.path()));
    return 0;
}
