#include "server/config.h"

#include "server/auth/secrets.h"
#include "server/environment_reader.h"

#include <QFileInfo>
#include <QProcessEnvironment>
#include <QUrl>

namespace server {
namespace {

constexpr qsizetype kShortestKey = 32;

/// "2026b:base64,2026a:base64": the first one is used for what is new.
struct KeyRing {
    std::map<QByteArray, QByteArray> keys;
    QByteArray current;
};

std::optional<KeyRing> keyRing(EnvironmentReader& reader, const QString& name, bool development,
                               std::optional<qsizetype> exactSize) {
    const auto text = reader.secret(name, development);
    if (!text) {
        reader.missing(name, QStringLiteral("2026a:$(openssl rand -base64 32)"));
        return std::nullopt;
    }
    KeyRing ring;
    for (const QString& entry : text->split(u',', Qt::SkipEmptyParts)) {
        const QByteArray id = entry.section(u':', 0, 0).trimmed().toUtf8();
        const auto key = QByteArray::fromBase64Encoding(entry.section(u':', 1).trimmed().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
        if (id.isEmpty() || !key || (*key).size() < kShortestKey ||
            (exactSize && (*key).size() != *exactSize) || ring.keys.contains(id)) {
            reader.wrong(name,
                         QStringLiteral("has an entry that is not ID:BASE64 with %1 bytes, each ID once")
                             .arg(exactSize ? QStringLiteral("32") : QStringLiteral("32 or more")));
            return std::nullopt;
        }
        ring.current = ring.current.isEmpty() ? id : ring.current;
        ring.keys.emplace(id, *key);
    }
    return ring;
}

std::string database(EnvironmentReader& reader, const QString& name, const char* role, bool development) {
    const auto url = reader.secret(name, development);
    if (!url || url->isEmpty()) {
        reader.missing(
            name, QStringLiteral("postgresql://%1:…@db.example/trading_journal").arg(QLatin1String(role)));
        return {};
    }
    return url->toStdString();
}

RateLimit limit(EnvironmentReader& reader, const QString& name, RateLimit fallback) {
    fallback.count = reader.number(name, fallback.count, 1, 1'000'000'000);
    return fallback;
}

void readHttp(EnvironmentReader& reader, HttpSettings& http) {
    http.address = reader.text(QStringLiteral("LISTEN_ADDRESS"), QStringLiteral("127.0.0.1"));
    http.port = quint16(reader.number(QStringLiteral("PORT"), 8080, 0, 65'535));
    http.workers = reader.number(QStringLiteral("WORKERS"), 8, 1, 256);
    http.heavyWorkers = reader.number(QStringLiteral("PASSWORD_WORKERS"), http.heavyWorkers, 1, 64);
    http.connections = reader.number(QStringLiteral("MAX_CONNECTIONS"), http.connections, 1, 1'000'000);
    http.connectionsPerClient =
        reader.number(QStringLiteral("MAX_CONNECTIONS_PER_IP"), http.connectionsPerClient, 1, 1'000'000);
    http.trustedProxies = reader.text(QStringLiteral("TRUSTED_PROXIES"), {}).split(u',', Qt::SkipEmptyParts);
}

void readRedis(EnvironmentReader& reader, bool development, RedisSettings& redis) {
    const QUrl url(reader.text(QStringLiteral("REDIS_URL"), QStringLiteral("redis://127.0.0.1:6379")));
    if (!url.isValid() || url.scheme() != u"redis" || url.host().isEmpty()) {
        reader.wrong(QStringLiteral("REDIS_URL"),
                     QStringLiteral("is no address like redis://127.0.0.1:6379"));
        return;
    }
    redis.host = url.host();
    redis.port = url.port(6379);
    redis.password =
        reader.secret(QStringLiteral("REDIS_PASSWORD"), development).value_or(QString()).toUtf8();
}

void readMail(EnvironmentReader& reader, Config& config) {
    config.smtpUrl = reader.text(QStringLiteral("SMTP_URL"), {});
    config.smtpUser = reader.text(QStringLiteral("SMTP_USER"), {});
    config.smtpPassword =
        reader.secret(QStringLiteral("SMTP_PASSWORD"), config.development).value_or(QString()).toUtf8();
    const QString caFile = QStringLiteral("SMTP_CA_PATH");
    config.smtpCaFile = reader.text(caFile, {});
    if (!config.smtpCaFile.isEmpty() && !QFileInfo(config.smtpCaFile).isReadable()) {
        reader.wrong(caFile, QStringLiteral("is “%1”, which cannot be read").arg(config.smtpCaFile));
    }
    config.mailFrom = reader.text(QStringLiteral("MAIL_FROM"), {});
    if (config.smtpUrl.isEmpty() && !config.development) {
        reader.missing(QStringLiteral("SMTP_URL"), QStringLiteral("smtps://mail.example:465"));
    }
    if (config.mailFrom.isEmpty() && !config.development) {
        reader.missing(QStringLiteral("MAIL_FROM"), QStringLiteral("journal@journal.example"));
    }
}

void readLogLevel(EnvironmentReader& reader, LogLevel& level) {
    const QString name = QStringLiteral("LOG_LEVEL");
    const QString word = reader.text(name, QStringLiteral("info"));
    const QStringList words = {QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                               QStringLiteral("error")}; // in the order of LogLevel
    const qsizetype found = words.indexOf(word);
    if (found < 0) {
        reader.wrong(name,
                     QStringLiteral("is “%1”: %2 is expected").arg(word, words.join(QStringLiteral(", "))));
    } else {
        level = LogLevel(found);
    }
}

void readPublicUrl(EnvironmentReader& reader, Config& config) {
    const QString name = QStringLiteral("PUBLIC_URL");
    config.publicUrl = reader.text(name, {});
    const QUrl url(config.publicUrl, QUrl::StrictMode);
    if (config.publicUrl.isEmpty()) {
        reader.missing(name, QStringLiteral("https://journal.example"));
    } else if (!url.isValid() || url.host().isEmpty() || !url.path().isEmpty() ||
               (url.scheme() != u"https" && !(config.development && url.scheme() == u"http"))) {
        reader.wrong(name,
                     QStringLiteral("is “%1”: an address like https://journal.example is expected, without "
                                    "a path")
                         .arg(config.publicUrl));
    }
}

void readService(EnvironmentReader& reader, Config& config) {
    readPublicUrl(reader, config);
    readHttp(reader, config.http);
    readRedis(reader, config.development, config.redis);
    config.metricsPort = quint16(reader.number(QStringLiteral("METRICS_PORT"), 0, 0, 65'535));
    config.appDatabase = database(reader, QStringLiteral("DATABASE_URL"), "tj_app", config.development);
    config.authDatabase =
        database(reader, QStringLiteral("AUTH_DATABASE_URL"), "tj_auth", config.development);
    config.readDatabase = reader.secret(QStringLiteral("READ_DATABASE_URL"), config.development)
                              .value_or(QString())
                              .toStdString();
    if (const auto ring = keyRing(reader, QStringLiteral("TOKEN_KEYS"), config.development, std::nullopt)) {
        config.tokenKeys = ring->keys;
        config.tokenKey = ring->current;
    }
    if (const auto ring = keyRing(reader, QStringLiteral("SEALING_KEYS"), config.development, kShortestKey)) {
        config.sealingKeys = {ring->keys, ring->current};
    }
    config.hashCost.memoryKiB =
        quint32(reader.number(QStringLiteral("ARGON2_MEMORY_KIB"), int(config.hashCost.memoryKiB),
                              config.development ? 8 : 19'456, 4'194'304));
    config.hashCost.passes =
        quint32(reader.number(QStringLiteral("ARGON2_PASSES"), int(config.hashCost.passes), 1, 100));
    config.limitPerIp = limit(reader, QStringLiteral("LIMIT_PER_IP"), config.limitPerIp);
    config.limitPerUser = limit(reader, QStringLiteral("LIMIT_PER_USER"), config.limitPerUser);
    config.limitAnalytics = limit(reader, QStringLiteral("LIMIT_ANALYTICS"), config.limitAnalytics);
    config.limitSignIn = limit(reader, QStringLiteral("LIMIT_SIGN_IN"), config.limitSignIn);
    config.planLimits = reader.flag(QStringLiteral("PLAN_LIMITS"), config.planLimits);
    config.limitRegistrations =
        limit(reader, QStringLiteral("LIMIT_REGISTRATIONS"), config.limitRegistrations);
}

} // namespace

Environment processEnvironment() {
    Environment environment;
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    for (const QString& name : process.keys()) {
        environment.insert(name, process.value(name));
    }
    return environment;
}

ConfigOutcome readConfig(const Environment& environment, Purpose purpose) {
    ConfigOutcome outcome;
    Config& config = outcome.config;
    EnvironmentReader reader(environment, outcome.problems);
    const QString mode = reader.text(QStringLiteral("TJ_ENVIRONMENT"), QStringLiteral("production"));
    config.development = mode == u"development";
    if (!config.development && mode != u"production") {
        reader.wrong(QStringLiteral("TJ_ENVIRONMENT"),
                     QStringLiteral("is “%1”: production or development is expected").arg(mode));
    }
    readLogLevel(reader, config.logLevel);
    config.databaseConnections = reader.number(QStringLiteral("DATABASE_CONNECTIONS"), 8, 1, 200);
    config.preparedStatements = reader.flag(QStringLiteral("PG_PREPARED"), true);
    switch (purpose) {
    case Purpose::Serve:
        readService(reader, config);
        break;
    case Purpose::Work:
        config.workerDatabase =
            database(reader, QStringLiteral("WORKER_DATABASE_URL"), "tj_worker", config.development);
        readMail(reader, config);
        break;
    case Purpose::Migrate:
        config.ownerDatabase =
            database(reader, QStringLiteral("OWNER_DATABASE_URL"), "tj_owner", config.development);
        break;
    }
    return outcome;
}

} // namespace server
