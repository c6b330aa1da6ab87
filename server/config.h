#pragma once

#include "core/base/result.h"
#include "server/auth/password_hash.h"
#include "server/auth/second_factor.h"
#include "server/cache/rate_limiter.h"
#include "server/cache/redis.h"
#include "server/environment.h"
#include "server/http/http_settings.h"
#include "server/observe/log.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>

namespace server {

/// What the program is told by its environment. Every name may be given as NAME_FILE instead, the path of a
/// file that holds the value (Docker and Kubernetes secrets, systemd credentials); outside development
/// secrets are taken from files alone.
struct Config {
    bool development = false;
    QString publicUrl; ///< "https://journal.example": links in mails, the issuer of tokens
    HttpSettings http;
    quint16 metricsPort = 0; ///< 0: no port of its own
    LogLevel logLevel = LogLevel::Information;

    std::string appDatabase;    ///< as tj_app
    std::string authDatabase;   ///< as tj_auth
    std::string workerDatabase; ///< as tj_worker
    std::string ownerDatabase;  ///< as tj_owner: migrate only
    std::string readDatabase;   ///< of a read replica for analytics; empty: appDatabase
    int databaseConnections = 8;
    bool preparedStatements = true; ///< off behind pgbouncer

    RedisSettings redis;
    std::map<QByteArray, QByteArray> tokenKeys; ///< 32 bytes or more, by id
    QByteArray tokenKey;                        ///< id of the one that signs
    SealingKeys sealingKeys;
    HashCost hashCost;

    QString smtpUrl; ///< "smtps://host:465"; empty: mails are printed to the log (development only)
    QString smtpUser;
    QByteArray smtpPassword;
    QString smtpCaFile; ///< PEM, of a mail server with a certificate of one's own making
    QString mailFrom;

    RateLimit limitPerIp{10'000};
    RateLimit limitPerUser{1'000};
    RateLimit limitAnalytics{100};
    RateLimit limitSignIn{10};
    RateLimit limitRegistrations{100, std::chrono::hours(24)};
    bool planLimits = false;
};

/// This process's own.
Environment processEnvironment();

/// What a program needs of it: a worker needs no tokens, migrate nothing but the owner's database.
enum class Purpose : quint8 { Serve, Work, Migrate };

struct ConfigOutcome {
    Config config;
    QStringList problems; ///< all that is missing or wrong, each with name, why and what to do; empty: usable
};
ConfigOutcome readConfig(const Environment& environment, Purpose purpose);

} // namespace server
