// trading-journal-server serve | worker | migrate | check-config
#include "core/base/error_text.h"
#include "server/config.h"
#include "server/observe/log.h"
#include "server/service.h"

#include <QCoreApplication>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <cstdio>
#include <thread>

namespace {

using namespace std::chrono_literals;

constexpr int kFailed = 1;
constexpr int kUsage = 2;

int say(const QString& words) {
    std::fprintf(stderr, "trading-journal-server: %s\n", words.toUtf8().constData());
    return kFailed;
}

/// Waits for Ctrl+C or SIGTERM and then runs `stop`, which a further signal does not cut short.
void untilStopped(const std::function<void()>& stop) {
    boost::asio::io_context io;
    boost::asio::signal_set terminations(io, SIGINT, SIGTERM);
    terminations.async_wait([&](const boost::system::error_code&, int) { stop(); });
    io.run();
}

int serve(const server::Config& config) {
    auto service = server::Service::open(config);
    if (!service) {
        return say(core::errorText(service.error()));
    }
    std::printf("listening on http://%s:%d\n", qPrintable(config.http.address), int((*service)->port()));
    std::fflush(stdout);
    untilStopped([&] { (*service)->stop(config.development ? 0ms : 5s, 25s); });
    return 0;
}

int work(const server::Config& config) {
    auto worker = server::Worker::open(config);
    if (!worker) {
        return say(core::errorText(worker.error()));
    }
    std::thread working([&] { (*worker)->run(); });
    untilStopped([&] {
        (*worker)->stop();
        working.join();
    });
    return 0;
}

int migrate(const server::Config& config) {
    const auto applied = server::migrateDatabase(config);
    if (!applied) {
        return say(core::errorText(applied.error()));
    }
    for (const QString& name : *applied) {
        std::printf("applied %s\n", qPrintable(name));
    }
    std::printf("the schema is up to date\n");
    return 0;
}

/// All of what serve and worker need, as the operator's check before a roll-out.
int checkConfig() {
    const auto environment = server::processEnvironment();
    QStringList problems = server::readConfig(environment, server::Purpose::Serve).problems;
    problems += server::readConfig(environment, server::Purpose::Work).problems;
    problems.removeDuplicates();
    for (const QString& problem : problems) {
        std::fprintf(stderr, "%s\n", problem.toUtf8().constData());
    }
    std::printf(problems.isEmpty() ? "the configuration is complete\n" : "%lld problems\n",
                qlonglong(problems.size()));
    return problems.isEmpty() ? 0 : kFailed;
}

int run(server::Purpose purpose, int (*command)(const server::Config&)) {
    const server::ConfigOutcome outcome = server::readConfig(server::processEnvironment(), purpose);
    for (const QString& problem : outcome.problems) {
        (void)say(problem);
    }
    server::setLogLevel(outcome.config.logLevel);
    return outcome.problems.isEmpty() ? command(outcome.config) : kFailed;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString command = arguments.value(0);
    if (arguments.size() == 1 && command == u"serve") {
        return run(server::Purpose::Serve, serve);
    }
    if (arguments.size() == 1 && command == u"worker") {
        return run(server::Purpose::Work, work);
    }
    if (arguments.size() == 1 && command == u"migrate") {
        return run(server::Purpose::Migrate, migrate);
    }
    if (arguments.size() == 1 && command == u"check-config") {
        return checkConfig();
    }
    std::fprintf(stderr, "usage: trading-journal-server serve | worker | migrate | check-config\n");
    return kUsage;
}
