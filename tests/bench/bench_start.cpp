// From the start of the program to the drawn dashboard of a journal with 100,000 trades, and its peak memory.
#include "core/base/clock.h"
#include "core/import/broker_format.h"
#include "core/journal/journal.h"
#include "core/journal/operations/import_statement.h"
#include "tests/bench/peak_memory.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/synthetic_book.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace {

constexpr int kTrades = 100'000;
constexpr int kPatienceMs = 60'000;

bool makeJournal(const QString& path) {
    const core::SystemClock clock;
    const auto journal = core::Journal::open(path, clock);
    const core::SourceFile file{QStringLiteral("tradebook.csv"), bench::syntheticTradebook(2 * kTrades), {}};
    const auto format = core::recognise(file);
    const auto statement = (*format)->read(file, {});
    const auto outcome = core::importStatement(**journal, **format, *statement, file.name, {});
    return outcome && outcome->plan.tradesClosed == kTrades;
}

/// Milliseconds until the program has said that its dashboard is drawn; loading the program is part of it.
double startMs(const QString& journal) {
    const auto start = std::chrono::steady_clock::now();
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(TJ_APP),
                  {QStringLiteral("--journal"), journal, QStringLiteral("--measure-start")});
    const bool drawn = program.waitForReadyRead(kPatienceMs);
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
    if (!drawn || !program.waitForFinished(kPatienceMs) || program.exitCode() != 0) {
        std::printf("the program did not start\n");
        std::exit(1);
    }
    return spent.count();
}

int measure(const QString& journal) {
    const bench::Times times = bench::timesMs(5, [&] { return startMs(journal); });
    std::printf("start to drawn dashboard with %d trades: median %.0f ms, slowest %.0f ms\n", kTrades,
                times.median, times.slowest);
    if (const auto memory = bench::peakMegabytesOfChildren()) {
        std::printf("peak resident memory: %.0f MB\n", *memory);
    }
    return 0;
}

} // namespace

/// The journal is made and the program started by two processes of their own: the peak memory of a child
/// counts that of the process it was forked from.
int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QStringList arguments = application.arguments();
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("make")) {
        return makeJournal(arguments[2]) ? 0 : 1;
    }
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("measure")) {
        return measure(arguments[2]);
    }
    const QTemporaryDir folder;
    const QString journal = folder.filePath(QStringLiteral("bench.tradingjournal"));
    if (QProcess::execute(application.applicationFilePath(), {QStringLiteral("make"), journal}) != 0) {
        std::printf("the journal could not be made\n");
        return 1;
    }
    return QProcess::execute(application.applicationFilePath(), {QStringLiteral("measure"), journal});
}
