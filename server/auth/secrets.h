#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace server {

/// `bytes` from the operating system's generator. Throws std::runtime_error when it has none to give.
QByteArray randomBytes(int bytes);

/// An opaque secret of 256 bits for links and cookies, base64url without padding.
QByteArray randomToken();

/// What is stored of a token: SHA-256, 32 bytes. Tokens are random, so no salt and no stretching.
QByteArray tokenHash(const QByteArray& token);

QByteArray sha256(const QByteArray& bytes);
QByteArray hmacSha256(const QByteArray& key, const QByteArray& message);

/// In time that depends on the lengths alone.
bool sameSecret(const QByteArray& a, const QByteArray& b);

QByteArray base64Url(const QByteArray& bytes);
/// Strict: the base64url alphabet only, no padding, and no other spelling of the same bytes.
std::optional<QByteArray> fromBase64Url(const QByteArray& text);

/// AES-256-GCM with a random nonce in front and the tag behind; `context` is authenticated with it, so that a
/// sealed value cannot be moved to another row.
QByteArray sealed(const QByteArray& key, const QByteArray& plain, const QByteArray& context);
/// nullopt when the key is another or a bit was changed.
std::optional<QByteArray> unsealed(const QByteArray& key, const QByteArray& box, const QByteArray& context);

} // namespace server
