#pragma once

#include "server/http/problem.h"

#include <QByteArray>
#include <QStringList>

namespace server {

/// Makes and opens paging cursors: where a list goes on, as opaque text that only this server makes. Sealed
/// with HMAC-SHA256, so that a position cannot be forged nor used on another list. Every instance needs the
/// same key. Thread-safe.
class CursorSeal {
public:
    /// At least 32 secret bytes, else std::logic_error.
    explicit CursorSeal(QByteArray key);

    /// `list` is what the position is good for: route, tenant, filter and order in one text. `position` are
    /// the last row's sort values, at most 8 of at most 200 bytes of UTF-8.
    QString seal(const QString& list, const QStringList& position) const;
    /// A wrong `cursor` field for anything but a cursor of that list.
    Outcome<QStringList> open(const QString& list, const QString& cursor) const;

private:
    QByteArray tag(const QString& list, const QByteArray& content) const;

    QByteArray m_key;
};

} // namespace server
