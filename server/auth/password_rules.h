#pragma once

#include <QString>

namespace server {

/// Why a password cannot be taken, for the person who chose it; empty: it can. Twelve characters or more, at
/// most 1,024 bytes, none of those everybody tries first, and not the address itself; no rules of
/// composition.
QString passwordFault(const QString& password, const QString& email);

} // namespace server
