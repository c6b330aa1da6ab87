#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/config.h"

#include <chrono>
#include <memory>

namespace server {

/// `trading-journal-server serve`: everything a serving instance is made of, put together.
class Service {
public:
    /// Connects, checks schema and role, and serves. What is wrong, in words for an operator: InvalidValue,
    /// StorageFailed, JournalNewer for a schema ahead of this program.
    static core::Result<std::unique_ptr<Service>> open(const Config& config);
    ~Service();

    quint16 port() const;
    quint16 metricsPort() const; ///< 0: none of its own

    /// Says it is not ready for `notice`, then stops accepting and finishes what runs, for `patience` at
    /// most.
    void stop(std::chrono::milliseconds notice, std::chrono::milliseconds patience);

private:
    struct Parts;
    explicit Service(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// `trading-journal-server worker`: sends mails and keeps house until told to stop.
class Worker {
public:
    static core::Result<std::unique_ptr<Worker>> open(const Config& config);
    ~Worker();
    /// Returns once stop() was called, from any thread, and what is at hand is done.
    void run();
    void stop();

private:
    struct Parts;
    explicit Worker(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// `trading-journal-server migrate`: the names of what was applied.
core::Result<QStringList> migrateDatabase(const Config& config);

} // namespace server
