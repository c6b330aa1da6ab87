#include "core/import/import_json.h"

namespace core {

namespace {

constexpr int kMoneyPlaces = 2;

void writeCounts(JsonWriter& json, const char* key, const ImportCounts& counts) {
    json.key(key).beginObject().key("new").integer(counts.newOnes).key("duplicate").integer(counts.duplicate);
    json.key("corrected")
        .integer(counts.corrected)
        .key("previouslyDeleted")
        .integer(counts.previouslyDeleted);
    json.key("ignored").integer(counts.ignored).key("rejected").integer(counts.rejected).endObject();
}

void writeMoney(JsonWriter& json, const char* key, const std::optional<Decimal>& amount) {
    json.key(key);
    amount.has_value() ? json.decimal(*amount, kMoneyPlaces) : json.null();
}

void writeAccounts(JsonWriter& json, const std::vector<Account>& accounts) {
    json.key("account");
    accounts.size() == 1 ? json.string(accounts[0].name) : json.null();
    json.key("accounts").beginArray();
    for (const Account& account : accounts) {
        json.string(account.name);
    }
    json.endArray();
}

/// `values`: rejected rows and remarks name column and value, ignored rows only say why.
void writeRows(JsonWriter& json, const char* key, const std::vector<RowRemark>& rows, bool values) {
    json.key(key).beginArray();
    for (const RowRemark& row : rows) {
        json.beginObject().key("row").integer(row.row);
        if (values) {
            json.key("column").string(row.column).key("value").string(row.value);
        }
        json.key("reason").string(row.reason).endObject();
    }
    json.endArray();
}

void writeTotals(JsonWriter& json, const std::vector<BrokerTotalCheck>& totals) {
    json.key("brokerTotals").beginArray();
    for (const BrokerTotalCheck& total : totals) {
        json.beginObject().key("name").string(total.name);
        json.key("printed").decimal(total.printed, kMoneyPlaces);
        writeMoney(json, "ours", total.ours);
        writeMoney(json, "difference", total.difference);
        json.key("reason");
        total.reason.isEmpty() ? json.null() : json.string(total.reason);
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeImportAnswer(JsonWriter& json, const ImportPlan& plan, const std::optional<ImportBatchId>& batch) {
    json.beginObject().key("file").string(plan.sourceName).key("format").string(plan.formatId);
    writeAccounts(json, plan.accounts);
    json.key("timezone");
    plan.zone.isEmpty() ? json.null() : json.string(plan.zone);
    writeCounts(json, "rows", plan.rows);
    writeCounts(json, "fills", plan.fillCounts);
    json.key("trades").beginObject().key("opened").integer(plan.tradesOpened);
    json.key("closed").integer(plan.tradesClosed).endObject();
    writeRows(json, "rejectedRows", plan.rejectedRows, true);
    writeRows(json, "ignoredRows", plan.ignoredRows, false);
    writeRows(json, "remarks", plan.remarks, true);
    writeMoney(json, "grossPnl", plan.grossPnl);
    writeMoney(json, "netPnl", plan.netPnl);
    writeMoney(json, "fees", plan.fees);
    json.key("currency");
    plan.currency.isEmpty() ? json.null() : json.string(plan.currency);
    writeTotals(json, plan.totals);
    json.key("unknownMultipliers").beginArray();
    for (const QString& symbol : plan.unknownMultipliers) {
        json.string(symbol);
    }
    json.endArray().key("batchId");
    batch.has_value() ? json.string(batch->toString()) : json.null();
    json.endObject();
}

} // namespace core
