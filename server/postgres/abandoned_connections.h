#pragma once

struct pg_conn;

namespace server {

/// Takes a connection over whose server may still be at work: asks it to stop and closes it, on a thread of
/// its own, because libpq's way to cancel blocks for as long as the network likes.
void cancelAndClose(pg_conn* connection);

} // namespace server
