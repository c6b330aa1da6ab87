#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace server {

/// Time-based codes (RFC 6238) as every authenticator app makes them: SHA-1, 30 seconds, 6 digits.
struct TotpCode {
    static constexpr int kStepSeconds = 30;
    static constexpr int kDigits = 6;
};

/// The code of a step (Unix time / 30 s).
QString totpCode(const QByteArray& secret, qint64 step);

/// The step whose code this is: now, the one before or the one after, and later than `lastStep`, so that a
/// code is taken once. nullopt for everything else.
std::optional<qint64> acceptedStep(const QByteArray& secret, const QString& code, core::Instant now,
                                   qint64 lastStep);

/// "otpauth://totp/…" for the QR code; `account` is the user's address.
QString totpUri(const QByteArray& secret, const QString& account);

/// For typing it in by hand.
QString base32(const QByteArray& bytes);

} // namespace server
