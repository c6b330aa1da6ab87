#include "server/api/trade_replies.h"

#include "server/api/trade_json.h"
#include "server/http/conditional.h"

namespace server {

Problem noTrade() {
    return {ProblemKind::NotFound, QStringLiteral("There is no such trade here")};
}

Reply tradeReply(int status, const WholeTrade& trade) {
    return Reply::json(status, wholeTradeJson(trade)).with("ETag", entityTag(trade.row.version));
}

} // namespace server
