#include "server/environment_reader.h"

#include <QFile>

namespace server {
namespace {

constexpr qint64 kLongestFile = 64 * 1024;

} // namespace

std::optional<QString> EnvironmentReader::value(const QString& name) {
    const QString fileName = name + QStringLiteral("_FILE");
    const bool hasValue = m_environment.contains(name);
    if (!m_environment.contains(fileName)) {
        return hasValue ? std::optional(m_environment.value(name)) : std::nullopt;
    }
    if (hasValue) {
        wrong(name, QStringLiteral("is given twice, as %1 and as %2: keep one").arg(name, fileName));
        return std::nullopt;
    }
    QFile file(m_environment.value(fileName));
    if (!file.open(QIODevice::ReadOnly)) {
        wrong(fileName,
              QStringLiteral("names %1, which cannot be read: %2").arg(file.fileName(), file.errorString()));
        return std::nullopt;
    }
    const QByteArray content = file.read(kLongestFile);
    return QString::fromUtf8(content).trimmed();
}

std::optional<QString> EnvironmentReader::secret(const QString& name, bool development) {
    const auto found = value(name);
    if (found && !development && m_environment.contains(name)) {
        wrong(name, QStringLiteral("is a secret: put it into a file and name that in %1_FILE").arg(name));
    }
    return found;
}

QString EnvironmentReader::text(const QString& name, const QString& fallback) {
    return value(name).value_or(fallback);
}

int EnvironmentReader::number(const QString& name, int fallback, int least, int most) {
    const auto given = value(name);
    if (!given) {
        return fallback;
    }
    bool isNumber = false;
    const int number = given->toInt(&isNumber);
    if (!isNumber || number < least || number > most) {
        wrong(name, QStringLiteral("is “%1”: a whole number from %2 to %3 is expected")
                        .arg(*given)
                        .arg(least)
                        .arg(most));
        return fallback;
    }
    return number;
}

bool EnvironmentReader::flag(const QString& name, bool fallback) {
    const auto given = value(name);
    if (!given) {
        return fallback;
    }
    if (*given == u"on" || *given == u"off") {
        return *given == u"on";
    }
    wrong(name, QStringLiteral("is “%1”: on or off is expected").arg(*given));
    return fallback;
}

void EnvironmentReader::missing(const QString& name, const QString& example) {
    m_problems << QStringLiteral("%1 is missing (for example %2)").arg(name, example);
}

void EnvironmentReader::wrong(const QString& name, const QString& why) {
    m_problems << QStringLiteral("%1 %2").arg(name, why);
}

} // namespace server
