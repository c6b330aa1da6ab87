#include "server/auth/totp.h"

#include "server/auth/secrets.h"

#include <QUrl>

#include <liboath/oath.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace server {

QString totpCode(const QByteArray& secret, qint64 step) {
    char code[TotpCode::kDigits + 1] = {};
    const int outcome = oath_hotp_generate(secret.constData(), std::size_t(secret.size()), quint64(step),
                                           TotpCode::kDigits, false, OATH_HOTP_DYNAMIC_TRUNCATION, code);
    if (outcome != OATH_OK) {
        throw std::runtime_error(oath_strerror(outcome));
    }
    return QString::fromLatin1(code);
}

std::optional<qint64> acceptedStep(const QByteArray& secret, const QString& code, core::Instant now,
                                   qint64 lastStep) {
    const qint64 current = core::toMs(now) / 1000 / TotpCode::kStepSeconds;
    std::optional<qint64> accepted;
    for (qint64 step = std::max(current - 1, lastStep + 1); step <= current + 1; ++step) {
        // All of them, so that the time does not tell which one fits.
        if (sameSecret(totpCode(secret, step).toLatin1(), code.toUtf8()) && !accepted) {
            accepted = step;
        }
    }
    return accepted;
}

QString totpUri(const QByteArray& secret, const QString& account) {
    return QStringLiteral("otpauth://totp/Trading%20Journal:%1?secret=%2&issuer=Trading%20Journal")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(account)), base32(secret));
}

QString base32(const QByteArray& bytes) {
    char* text = nullptr;
    std::size_t size = 0;
    if (const int outcome = oath_base32_encode(bytes.constData(), std::size_t(bytes.size()), &text, &size);
        outcome != OATH_OK) {
        throw std::runtime_error(oath_strerror(outcome));
    }
    const QByteArray encoded(text, qsizetype(size));
    std::free(text); // NOLINT(cppcoreguidelines-no-malloc): liboath's own memory
    return QString::fromLatin1(encoded).remove(u'=');
}

} // namespace server
