#include "server/api/list_cursor.h"

#include <QMessageAuthenticationCode>

namespace server {

CursorSeal listCursors(const ApiContext& context) {
    const SealingKeys& keys = context.settings.sealingKeys;
    // A key of its own, drawn from the one that every instance has: no key serves two purposes.
    return CursorSeal(QMessageAuthenticationCode::hash("paging cursors", keys.keys.at(keys.current),
                                                       QCryptographicHash::Sha256));
}

} // namespace server
