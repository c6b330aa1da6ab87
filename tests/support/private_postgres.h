#pragma once

#include "tests/support/private_process.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace test {

/// A PostgreSQL cluster of the test program's own, with the roles of packaging/server/roles.sql, on a port of
/// the loopback. No passwords, and no fsync unless wished. Failing to start throws: the test fails.
class PrivatePostgres {
public:
    enum class Durability { None, Fsync };
    explicit PrivatePostgres(Durability durability = Durability::None);

    /// The one that most tests share; ends with the program.
    static PrivatePostgres& shared();

    quint16 port() const { return m_port; }
    /// "postgresql://tj_app@127.0.0.1:5000/name"
    std::string url(const QString& database, const QString& role) const;
    /// Runs a script of psql as the superuser; its output, unaligned and without headings.
    QByteArray psql(const QString& database, const QByteArray& script) const;

    /// kill -9 of the postmaster; its children follow.
    void crash();
    /// Starts again after crash() or stop(), on the same data and port, and waits until it answers.
    void start();
    void stop();

private:
    friend class PrivateDatabase;
    bool isReady() const;
    /// A migrated database to copy from; made at first use.
    const QString& migratedTemplate();

    PrivateProcess m_process;
    quint16 m_port;
    Durability m_durability;
    QString m_template;
};

/// A database of its own for a test class, dropped at the end of the scope.
class PrivateDatabase {
public:
    enum class Content { Migrated, Empty };
    explicit PrivateDatabase(PrivatePostgres& postgres = PrivatePostgres::shared(),
                             Content content = Content::Migrated);
    ~PrivateDatabase();
    PrivateDatabase(const PrivateDatabase&) = delete;
    PrivateDatabase& operator=(const PrivateDatabase&) = delete;

    const QString& name() const { return m_name; }
    std::string url(const QString& role = QStringLiteral("tj_app")) const {
        return m_postgres.url(m_name, role);
    }
    std::string ownerUrl() const { return url(QStringLiteral("tj_owner")); }
    std::string superuserUrl() const { return url(QStringLiteral("postgres")); }
    QByteArray psql(const QByteArray& script) const { return m_postgres.psql(m_name, script); }

private:
    PrivatePostgres& m_postgres;
    QString m_name;
};

} // namespace test
