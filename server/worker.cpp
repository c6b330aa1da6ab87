#include "server/database_check.h"
#include "server/mail/mail_worker.h"
#include "server/observe/log.h"
#include "server/observe/metrics.h"
#include "server/postgres/migrate.h"
#include "server/service.h"
#include "server/stores/housekeeping.h"

#include <condition_variable>
#include <mutex>

namespace server {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kIdlePause{2};
constexpr std::chrono::hours kBetweenHousekeepings{1};
constexpr std::chrono::minutes kMigrationTime{30};

PoolSettings poolSettings(const Config& config) {
    PoolSettings settings;
    settings.connection.url = config.workerDatabase;
    settings.connection.prepared = config.preparedStatements;
    settings.size = 2;
    return settings;
}

MailWorker::Send senderOf(const Config& config) {
    if (config.smtpUrl.isEmpty()) {
        // Development only (readConfig insists): the mail is shown instead of sent.
        return [](const QString&, const QByteArray& message) -> core::Result<void> {
            std::fwrite(message.constData(), 1, std::size_t(message.size()), stderr);
            return core::Done{};
        };
    }
    SmtpSettings smtp{config.smtpUrl,  config.smtpUser,     config.smtpPassword,
                      config.mailFrom, !config.development, config.smtpCaFile};
    return [smtp](const QString& recipient, const QByteArray& message) {
        return sendMail(smtp, recipient, message);
    };
}

} // namespace

struct Worker::Parts {
    explicit Parts(const Config& config)
        : pool(poolSettings(config), metrics),
          mails(pool, clock, metrics,
                config.mailFrom.isEmpty() ? QStringLiteral("journal@localhost") : config.mailFrom,
                senderOf(config)),
          housekeeping(pool, clock, metrics) {}

    /// A little of everything that is due; whether there is more.
    bool workOnce();
    bool keepHouse();

    core::SystemClock clock;
    Metrics metrics;
    Pool pool;
    MailWorker mails;
    Housekeeping housekeeping;
    std::chrono::steady_clock::time_point nextHousekeeping; ///< at the start, then every hour
    std::mutex mutex;
    std::condition_variable stopped;
    bool stops = false;
};

Worker::Worker(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Worker::~Worker() = default;

core::Result<std::unique_ptr<Worker>> Worker::open(const Config& config) {
    if (auto fit = checkServingDatabase(config.workerDatabase, config.preparedStatements); !fit) {
        return fit.error();
    }
    return std::unique_ptr<Worker>(new Worker(std::make_unique<Parts>(config)));
}

bool Worker::Parts::workOnce() {
    bool hasMore = false;
    try {
        hasMore = mails.sendNext();
        hasMore = keepHouse() || hasMore;
    } catch (const DatabaseFailure& failure) {
        logWarning("the worker's database fails", {{"failure", Plain(std::string_view(failure.what()))}});
    }
    return hasMore;
}

bool Worker::Parts::keepHouse() {
    if (std::chrono::steady_clock::now() < nextHousekeeping) {
        return false;
    }
    const bool hasMore = housekeeping.tendSome();
    if (!hasMore) {
        nextHousekeeping = std::chrono::steady_clock::now() + kBetweenHousekeepings;
    }
    return hasMore;
}

void Worker::run() {
    std::unique_lock lock(m_parts->mutex);
    while (!m_parts->stops) {
        lock.unlock();
        const bool hasMore = m_parts->workOnce();
        lock.lock();
        if (!hasMore) {
            m_parts->stopped.wait_for(lock, kIdlePause, [this] { return m_parts->stops; });
        }
    }
}

void Worker::stop() {
    const std::scoped_lock lock(m_parts->mutex);
    m_parts->stops = true;
    m_parts->stopped.notify_all();
}

core::Result<QStringList> migrateDatabase(const Config& config) {
    const Deadline deadline = deadlineIn(kMigrationTime);
    try {
        Connection connection({.url = config.ownerDatabase}, deadline);
        const auto applied = migrate(connection, compiledMigrations(), deadline);
        if (!applied) {
            return applied.error();
        }
        return QStringList(applied->begin(), applied->end());
    } catch (const DatabaseFailure& failure) {
        return core::Error{
            core::ErrorCode::StorageFailed,
            QStringLiteral("the database cannot be used: %1").arg(QString::fromUtf8(failure.what())),
            {}};
    }
}

} // namespace server
