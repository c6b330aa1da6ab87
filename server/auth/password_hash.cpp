#include "server/auth/password_hash.h"

#include "server/auth/secrets.h"

#include <argon2.h>

#include <stdexcept>

namespace server {
namespace {

constexpr int kSaltBytes = 16;
constexpr int kTagBytes = 32;

/// One spelling of a password however a keyboard composes its letters.
QByteArray canonical(const QString& password) {
    return password.normalized(QString::NormalizationForm_KC).toUtf8();
}

QByteArray prefixOf(const HashCost& cost) {
    return QByteArrayLiteral("$argon2id$v=19$m=") + QByteArray::number(cost.memoryKiB) +
           ",t=" + QByteArray::number(cost.passes) + ",p=" + QByteArray::number(cost.lanes) + '$';
}

} // namespace

QByteArray passwordHash(const QString& password, const HashCost& cost) {
    const QByteArray salt = randomBytes(kSaltBytes);
    const QByteArray secret = canonical(password);
    QByteArray encoded(qsizetype(argon2_encodedlen(cost.passes, cost.memoryKiB, cost.lanes, kSaltBytes,
                                                   kTagBytes, Argon2_id)),
                       '\0');
    const int outcome = argon2id_hash_encoded(cost.passes, cost.memoryKiB, cost.lanes, secret.constData(),
                                              std::size_t(secret.size()), salt.constData(), kSaltBytes,
                                              kTagBytes, encoded.data(), std::size_t(encoded.size()));
    if (outcome != ARGON2_OK) {
        throw std::runtime_error(argon2_error_message(outcome));
    }
    return QByteArray(encoded.constData()); // up to its terminator
}

bool passwordMatches(const QByteArray& hash, const QString& password) {
    const QByteArray secret = canonical(password);
    const int outcome = argon2id_verify(hash.constData(), secret.constData(), std::size_t(secret.size()));
    if (outcome == ARGON2_MEMORY_ALLOCATION_ERROR) {
        throw std::runtime_error(argon2_error_message(outcome));
    }
    return outcome == ARGON2_OK;
}

bool matchesNobody(const QString& password, const HashCost& cost) {
    (void)passwordHash(password, cost);
    return false;
}

bool needsRehash(const QByteArray& hash, const HashCost& cost) {
    return !hash.startsWith(prefixOf(cost));
}

} // namespace server
