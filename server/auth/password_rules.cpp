#include "server/auth/password_rules.h"

#include <QFile>
#include <QSet>

namespace server {
namespace {

constexpr qsizetype kFewestCharacters = 12;
constexpr qsizetype kMostBytes = 1024;

/// Lower case, one a line; from resources/auth.
const QSet<QString>& commonPasswords() {
    static const QSet<QString> words = [] {
        QSet<QString> read;
        QFile file(QStringLiteral(":/auth/common-passwords.txt"));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("the list of common passwords is not compiled in");
        }
        for (const QByteArray& line : file.readAll().split('\n')) {
            read.insert(QString::fromUtf8(line).trimmed());
        }
        return read;
    }();
    return words;
}

/// "aaaaaaaaaaaa", "abababababab", "123123123123": a short text over and over.
bool isRepetition(const QString& text) {
    for (qsizetype period = 1; period <= 4; ++period) {
        bool repeats = true;
        for (qsizetype i = period; i < text.size() && repeats; ++i) {
            repeats = text[i] == text[i - period];
        }
        if (repeats) {
            return true;
        }
    }
    return false;
}

} // namespace

QString passwordFault(const QString& password, const QString& email) {
    if (password.toUcs4().size() < kFewestCharacters) {
        return QStringLiteral("Must have at least %1 characters").arg(kFewestCharacters);
    }
    if (password.toUtf8().size() > kMostBytes) {
        return QStringLiteral("Must have at most %1 bytes").arg(kMostBytes);
    }
    const QString lower = password.toLower();
    if (commonPasswords().contains(lower) || isRepetition(lower)) {
        return QStringLiteral("Is among the passwords that everybody tries first: choose another");
    }
    if (lower == email.toLower() || lower == email.toLower().section(u'@', 0, 0)) {
        return QStringLiteral("Must not be the address itself");
    }
    return {};
}

} // namespace server
