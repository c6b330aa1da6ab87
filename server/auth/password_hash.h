#pragma once

#include <QByteArray>
#include <QString>

namespace server {

/// What a guess shall cost. The parameters stand in each hash, so that they can rise.
struct HashCost {
    quint32 memoryKiB = 64 * 1024;
    quint32 passes = 3;
    quint32 lanes = 1;
};

/// Argon2id (RFC 9106). One hash takes about a fifth of a second and `memoryKiB` of memory: only for the
/// heavy lane. Throws std::runtime_error when the memory is not there.
QByteArray passwordHash(const QString& password, const HashCost& cost);

/// Takes as long for a wrong password as for the right one.
bool passwordMatches(const QByteArray& hash, const QString& password);

/// For an address nobody has: the same work as for a wrong password, and always false.
bool matchesNobody(const QString& password, const HashCost& cost);

/// Whether the hash was made with another cost and should be made anew while the password is at hand.
bool needsRehash(const QByteArray& hash, const HashCost& cost);

} // namespace server
