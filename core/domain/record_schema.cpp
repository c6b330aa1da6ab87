#include "core/domain/record_schema.h"

#include <array>

namespace core {
namespace {

// Limits are characters: names a person types 200, words of brokers 64, texts of any length a note may have 1
// MiB.
constexpr int kWord = 64;
constexpr int kName = 200;
constexpr int kText = 1'048'576;

constexpr RecordField text(const char* name, const char* column, const char* group, int limit) {
    return {name, column, FieldType::Text, group, limit, false};
}
constexpr RecordField field(const char* name, const char* column, FieldType type, const char* group) {
    return {name, column, type, group, 0, false};
}
constexpr RecordField optional(const char* name, const char* column, FieldType type, const char* group) {
    return {name, column, type, group, 0, true};
}

constexpr RecordField kAccount[] = {
    text("name", "name", "main", kName),
    text("broker", "broker", "main", kWord),
    text("number", "number", "main", kWord),
    text("currency", "currency", "main", 16),
    text("zone", "zone", "main", kWord),
    text("matching", "matching", "main", kWord),
    field("mayBeShort", "may_be_short", FieldType::Flag, "main"),
    field("tolerance", "tolerance", FieldType::Decimal, "main"),
    field("archived", "archived", FieldType::Flag, "main"),
    text("owner", "owner", "main", kWord),
    optional("startingEquity", "starting_equity", FieldType::Decimal, "equity"),
};

constexpr RecordField kCashMovement[] = {
    field("account", "account", FieldType::Id, "main"),
    field("date", "date", FieldType::Day, "main"),
    field("amount", "amount", FieldType::Decimal, "main"),
    text("kind", "kind", "main", kWord),
    text("note", "note", "main", 2000),
};

constexpr RecordField kInstrument[] = {
    text("symbol", "symbol", "main", kWord),
    text("class", "asset_class", "main", kWord),
    text("currency", "currency", "main", 16),
    field("multiplier", "multiplier", FieldType::Decimal, "main"),
    optional("tick", "tick", FieldType::Decimal, "main"),
    optional("expiry", "expiry", FieldType::Day, "main"),
    optional("strike", "strike", FieldType::Decimal, "main"),
    text("right", "option_right", "main", kWord),
};

constexpr RecordField kCorporateAction[] = {
    field("instrument", "instrument", FieldType::Id, "main"),
    field("date", "date", FieldType::Day, "main"),
    text("kind", "kind", "main", kWord),
    field("from", "from_units", FieldType::Decimal, "main"),
    field("to", "to_units", FieldType::Decimal, "main"),
    optional("newInstrument", "new_instrument", FieldType::Id, "main"),
};

constexpr RecordField kFill[] = {
    field("account", "account", FieldType::Id, "exec"),
    field("instrument", "instrument", FieldType::Id, "exec"),
    text("side", "side", "exec", kWord),
    field("quantity", "quantity", FieldType::Decimal, "exec"),
    field("price", "price", FieldType::Decimal, "exec"),
    field("executedAt", "executed_at", FieldType::Instant, "exec"),
    text("timePrecision", "time_precision", "exec", kWord),
    text("effect", "effect", "exec", kWord),
    text("product", "product", "exec", kWord),
    text("venue", "venue", "exec", kWord),
    optional("accountRate", "account_rate", FieldType::Decimal, "exec"),
    text("externalId", "external_id", "exec", kName),
    field("executionByHand", "execution_by_hand", FieldType::Flag, "exec"),
    optional("batch", "batch", FieldType::Id, "import"),
    field("commission", "commission", FieldType::Decimal, "costs"),
    field("exchange", "exchange", FieldType::Decimal, "costs"),
    field("regulatory", "regulatory", FieldType::Decimal, "costs"),
    field("taxes", "taxes", FieldType::Decimal, "costs"),
    field("funding", "funding", FieldType::Decimal, "costs"),
    field("other", "other", FieldType::Decimal, "costs"),
    text("costCurrency", "cost_currency", "costs", 16),
    field("costsByHand", "costs_by_hand", FieldType::Flag, "costs"),
    text("position", "position", "position", kName),
};

constexpr RecordField kAnnotation[] = {
    optional("initialStop", "initial_stop", FieldType::Decimal, "plan"),
    optional("stop", "stop", FieldType::Decimal, "plan"),
    optional("target", "target", FieldType::Decimal, "plan"),
    optional("playbook", "playbook", FieldType::Id, "plan"),
    optional("openingPrice", "opening_price", FieldType::Decimal, "plan"),
    text("notes", "notes", "notes", kText),
    field("mistakes", "mistakes", FieldType::Json, "mistakes"),
    field("stars", "stars", FieldType::Integer, "rating"),
    text("emotion", "emotion", "rating", kWord),
    field("reviewed", "reviewed", FieldType::Flag, "rating"),
    optional("mae", "mae", FieldType::Decimal, "excursion"),
    optional("mfe", "mfe", FieldType::Decimal, "excursion"),
};

constexpr RecordField kAnnotationTag[] = {
    field("annotation", "annotation", FieldType::Id, "link"),
    field("tag", "tag", FieldType::Id, "link"),
};

constexpr RecordField kRuleCheck[] = {
    field("annotation", "annotation", FieldType::Id, "link"),
    field("rule", "rule", FieldType::Id, "link"),
};

constexpr RecordField kTag[] = {
    text("name", "name", "main", kName),
    text("colour", "color", "main", 7),
    optional("group", "tag_group", FieldType::Id, "main"),
    field("order", "sort_order", FieldType::Integer, "main"),
};

constexpr RecordField kTagGroup[] = {
    text("name", "name", "main", kName),
    text("colour", "color", "main", 7),
    field("order", "sort_order", FieldType::Integer, "main"),
};

constexpr RecordField kPlaybook[] = {
    text("name", "name", "main", kName),
    text("colour", "color", "main", 7),
    text("text", "text", "main", kText),
    field("order", "sort_order", FieldType::Integer, "main"),
};

constexpr RecordField kPlaybookRule[] = {
    field("playbook", "playbook", FieldType::Id, "main"),
    text("name", "name", "main", kName),
    text("text", "text", "main", kText),
    field("order", "sort_order", FieldType::Integer, "main"),
};

constexpr RecordField kNote[] = {
    optional("date", "date", FieldType::Day, "main"),
    text("title", "title", "main", kName),
    text("folder", "folder", "main", kName),
    text("owner", "owner", "main", kWord),
    text("text", "text", "text", kText),
};

constexpr RecordField kAttachment[] = {
    text("anchorKind", "anchor_kind", "main", kWord),
    field("anchor", "anchor", FieldType::Id, "main"),
    text("name", "name", "main", kName),
    text("mime", "mime", "main", 128),
    field("size", "size", FieldType::Integer, "main"),
    text("sha256", "sha256", "main", 64),
    text("owner", "owner", "main", kWord),
    text("state", "state", "state", kWord),
};

constexpr RecordField kImportBatch[] = {
    text("source", "source", "main", 1000),
    text("format", "format", "main", kWord),
    optional("account", "account", FieldType::Id, "main"),
    field("counts", "counts", FieldType::Json, "main"),
    field("importedAt", "imported_at", FieldType::Instant, "main"),
    text("owner", "owner", "main", kWord),
};

constexpr RecordField kSavedView[] = {
    text("name", "name", "main", kName),
    text("page", "page", "main", kWord),
    field("content", "content", FieldType::Json, "main"),
    text("owner", "owner", "main", kWord),
};

constexpr RecordField kGoal[] = {
    text("name", "name", "main", kName),
    field("content", "content", FieldType::Json, "main"),
    text("owner", "owner", "main", kWord),
};

constexpr RecordField kSetting[] = {
    text("name", "name", "main", kName),
    text("value", "value", "main", 4000),
};

constexpr RecordField kFxRate[] = {
    text("from", "from_currency", "main", 16),
    text("to", "to_currency", "main", 16),
    field("date", "date", FieldType::Day, "main"),
    field("rate", "rate", FieldType::Decimal, "main"),
};

constexpr std::array<RecordSchema, kRecordKinds> kSchemas = {{
    {RecordKind::Account, "account", "accounts", kAccount},
    {RecordKind::CashMovement, "cashMovement", "cash_movements", kCashMovement},
    {RecordKind::Instrument, "instrument", "instruments", kInstrument},
    {RecordKind::CorporateAction, "corporateAction", "corporate_actions", kCorporateAction},
    {RecordKind::Fill, "fill", "fills", kFill},
    {RecordKind::Annotation, "annotation", "annotations", kAnnotation},
    {RecordKind::AnnotationTag, "annotationTag", "annotation_tags", kAnnotationTag},
    {RecordKind::RuleCheck, "ruleCheck", "rule_checks", kRuleCheck},
    {RecordKind::Tag, "tag", "tags", kTag},
    {RecordKind::TagGroup, "tagGroup", "tag_groups", kTagGroup},
    {RecordKind::Playbook, "playbook", "playbooks", kPlaybook},
    {RecordKind::PlaybookRule, "playbookRule", "playbook_rules", kPlaybookRule},
    {RecordKind::Note, "note", "notes", kNote},
    {RecordKind::Attachment, "attachment", "attachments", kAttachment},
    {RecordKind::ImportBatch, "importBatch", "import_batches", kImportBatch},
    {RecordKind::SavedView, "savedView", "saved_views", kSavedView},
    {RecordKind::Goal, "goal", "goals", kGoal},
    {RecordKind::Setting, "setting", "settings", kSetting},
    {RecordKind::FxRate, "fxRate", "fx_rates", kFxRate},
}};

constexpr bool inOrderOfKinds() {
    for (std::size_t i = 0; i < kSchemas.size(); ++i) {
        if (kSchemas[i].kind != RecordKind(i)) {
            return false;
        }
    }
    return true;
}
static_assert(inOrderOfKinds(), "schemaOf() indexes by kind");

} // namespace

const RecordSchema& schemaOf(RecordKind kind) {
    return kSchemas[std::size_t(kind)];
}

std::span<const RecordSchema> allSchemas() {
    return kSchemas;
}

} // namespace core
