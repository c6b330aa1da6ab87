#pragma once

#include "server/environment.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace server {

/// Reads variables and collects every complaint about them.
class EnvironmentReader {
public:
    EnvironmentReader(const Environment& environment, QStringList& problems)
        : m_environment(environment), m_problems(problems) {}

    /// From NAME or the file that NAME_FILE names; nullopt when neither is there.
    std::optional<QString> value(const QString& name);
    /// The same; outside development a complaint unless it came from a file.
    std::optional<QString> secret(const QString& name, bool development);

    QString text(const QString& name, const QString& fallback);
    int number(const QString& name, int fallback, int least, int most);
    bool flag(const QString& name, bool fallback);

    /// Complains that it is missing; `example` shows what it looks like.
    void missing(const QString& name, const QString& example);
    void wrong(const QString& name, const QString& why);

private:
    const Environment& m_environment;
    QStringList& m_problems;
};

} // namespace server
