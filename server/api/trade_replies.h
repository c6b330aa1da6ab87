#pragma once

#include "server/http/problem.h"
#include "server/http/reply.h"
#include "server/stores/trade_store.h"

namespace server {

Problem noTrade();
/// The whole trade with the ETag of its version.
Reply tradeReply(int status, const WholeTrade& trade);

} // namespace server
