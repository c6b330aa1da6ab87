// edit and delete: what a person adds to a trade, and taking trades out.
#include "app/command_line/commands.h"
#include "app/command_line/value_options.h"
#include "core/journal/operations/annotations.h"
#include "core/journal/operations/tags.h"
#include "core/journal/operations/trades.h"

#include <algorithm>

namespace app {

using namespace core;

namespace {

/// A number to set, or to take away when its option is given empty.
using OptionalNumber = std::optional<Decimal> Annotation::*;
struct NumberOption {
    const char* name;
    OptionalNumber field;
};
constexpr NumberOption kNumbers[] = {
    {"initial-stop", &Annotation::initialStop},
    {"stop", &Annotation::stop},
    {"target", &Annotation::target},
    {"opening-price", &Annotation::openingPrice},
    {"mae", &Annotation::mae},
    {"mfe", &Annotation::mfe},
};

/// What the call changes, checked before the journal is touched.
struct Edit {
    std::vector<std::pair<OptionalNumber, std::optional<Decimal>>> numbers;
    std::optional<int> rating;
    std::optional<QString> note;
    std::optional<QString> emotion;
    std::optional<QString> playbook;
    bool reviewed = false;
    QStringList mistakes;
    QStringList tags;
    QStringList untags;

    bool changesNothing() const {
        return numbers.empty() && !rating && !note && !emotion && !playbook && !reviewed &&
               mistakes.isEmpty() && tags.isEmpty() && untags.isEmpty();
    }
};

Result<Edit> readEdit(const CommandCall& call) {
    Edit edit;
    for (const NumberOption& option : kNumbers) {
        if (!call.isSet(option.name)) {
            continue;
        }
        const bool cleared = call.value(option.name).isEmpty();
        const Result<std::optional<Decimal>> value =
            cleared ? Result<std::optional<Decimal>>(std::optional<Decimal>())
                    : decimalOption(call, option.name);
        if (!value.ok()) {
            return value.error();
        }
        edit.numbers.emplace_back(option.field, *value);
    }
    const Result<std::optional<int>> rating = wholeOption(call, "rating");
    if (!rating.ok()) {
        return rating.error();
    }
    const auto text = [&](const char* name) {
        return call.isSet(name) ? std::optional(call.value(name)) : std::nullopt;
    };
    edit.rating = *rating;
    edit.note = text("note");
    edit.emotion = text("emotion");
    edit.playbook = text("playbook");
    edit.reviewed = call.isSet("reviewed");
    edit.mistakes = call.values("mistake");
    edit.tags = call.values("tag");
    edit.untags = call.values("untag");
    if (edit.mistakes.contains(QString())) {
        return usageError(QStringLiteral("--mistake is empty"));
    }
    return edit.changesNothing() ? usageError(QStringLiteral("say what to change, like --stop or --tag"))
                                 : Result<Edit>(edit);
}

/// Ids of the tags to put on and to take off; those to put on are made when missing.
struct TagEdit {
    std::vector<TagId> on;
    std::vector<TagId> off;
};

Result<TagEdit> findTags(ChangeScope& scope, const Edit& edit) {
    TagEdit tags;
    for (const QString& name : edit.tags) {
        const Result<TagId> tag = tagNamed(scope, name);
        if (!tag.ok()) {
            return tag.error();
        }
        tags.on.push_back(*tag);
    }
    for (const QString& name : edit.untags) {
        const Result<Tag> tag = findTag(scope.journal(), name);
        if (!tag.ok()) {
            return tag.error();
        }
        tags.off.push_back(tag->id);
    }
    return tags;
}

/// The playbook of that name, made when missing; the null id for an empty name.
Result<PlaybookId> playbookNamed(ChangeScope& scope, const QString& name) {
    if (name.isEmpty()) {
        return PlaybookId();
    }
    const Result<std::vector<Record>> records = scope.journal().records(RecordKind::Playbook);
    if (!records.ok()) {
        return records.error();
    }
    for (const Record& record : *records) {
        if (playbookFrom(record).name.compare(name, Qt::CaseInsensitive) == 0) {
            return PlaybookId(record.id);
        }
    }
    Playbook playbook;
    playbook.id = newId<PlaybookId>();
    playbook.name = name;
    const Result<void> stored = scope.put(playbook);
    return stored.ok() ? Result<PlaybookId>(playbook.id) : stored.error();
}

void apply(const Edit& edit, const TagEdit& tags, const std::optional<PlaybookId>& playbook,
           Annotation& annotation) {
    for (const auto& [field, value] : edit.numbers) {
        annotation.*field = value;
    }
    annotation.stars = edit.rating.value_or(annotation.stars);
    annotation.notes = edit.note.value_or(annotation.notes);
    annotation.emotion = edit.emotion.value_or(annotation.emotion);
    annotation.playbook = playbook.value_or(annotation.playbook);
    annotation.reviewed = annotation.reviewed || edit.reviewed;
    for (const QString& mistake : edit.mistakes) {
        if (!annotation.mistakes.contains(mistake)) {
            annotation.mistakes.append(mistake);
        }
    }
    annotation.tags.insert(annotation.tags.end(), tags.on.begin(), tags.on.end());
    std::erase_if(annotation.tags, [&](const TagId& tag) {
        return std::find(tags.off.begin(), tags.off.end(), tag) != tags.off.end();
    });
}

Result<void> store(ChangeScope& scope, TradeId trade, const Edit& edit) {
    const Result<TagEdit> tags = findTags(scope, edit);
    if (!tags.ok()) {
        return tags.error();
    }
    std::optional<PlaybookId> playbook;
    if (edit.playbook.has_value()) {
        const Result<PlaybookId> found = playbookNamed(scope, *edit.playbook);
        if (!found.ok()) {
            return found.error();
        }
        playbook = *found;
    }
    Result<void> edited = editAnnotation(
        scope, trade, [&](Annotation& annotation) { apply(edit, *tags, playbook, annotation); });
    if (edited.ok() || edited.error().field != u"stars") {
        return edited;
    }
    return Error{edited.error().code, edited.error().detail, QStringLiteral("--rating")};
}

void declareEdit(QCommandLineParser& parser) {
    declareOption(parser, "stop",
                  "The moved stop; the first one is the initial stop too. Empty takes it away.", "price");
    declareOption(parser, "initial-stop", "Corrects the initial stop.", "price");
    declareOption(parser, "target", "The target price.", "price");
    declareOption(parser, "opening-price", "What an unopened trade was opened at.", "price");
    declareOption(parser, "mae", "Worst open P&L, not above zero.", "amount");
    declareOption(parser, "mfe", "Best open P&L, not below zero.", "amount");
    declareOption(parser, "tag", "Puts a tag on, made when missing; may be repeated.", "tag");
    declareOption(parser, "untag", "Takes a tag off; may be repeated.", "tag");
    declareOption(parser, "note", "The note (Markdown).", "text");
    declareOption(parser, "rating", "1 to 5 stars; 0 takes the rating away.", "n");
    declareOption(parser, "emotion", "A word.", "word");
    declareOption(parser, "playbook", "The playbook, made when missing.", "name");
    declareOption(parser, "mistake", "Adds a mistake; may be repeated.", "word");
    declareOption(parser, "reviewed", "Marks the trade as reviewed.");
}

/// The ids of the arguments; an Error is wrong usage.
Result<std::vector<TradeId>> tradeIds(const CommandCall& call) {
    std::vector<TradeId> ids;
    for (const QString& text : call.arguments()) {
        ids.push_back(TradeId::fromString(text));
        if (ids.back().isNull()) {
            return Error{ErrorCode::InvalidValue,
                         QStringLiteral("“%1” is no trade id; “tj trades” lists them").arg(text),
                         {}};
        }
    }
    return ids;
}

ExitStatus change(const CommandCall& call, const QString& title, const Journal::Operation& operation) {
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    const Result<ChangeResult> changed = (*journal)->change(title, operation);
    return changed.ok() ? ExitStatus::Done : call.fail(changed.error());
}

ExitStatus runEdit(const CommandCall& call) {
    const Result<std::vector<TradeId>> ids = tradeIds(call);
    const Result<Edit> edit = readEdit(call);
    if (!ids.ok() || !edit.ok() || ids->size() != 1) {
        return call.wrongUsage(!ids.ok()    ? ids.error().detail
                               : !edit.ok() ? edit.error().detail
                                            : QStringLiteral("name one trade"));
    }
    return change(call, QStringLiteral("Edit trade"),
                  [&](ChangeScope& scope) { return store(scope, ids->front(), *edit); });
}

ExitStatus runDelete(const CommandCall& call) {
    const Result<std::vector<TradeId>> ids = tradeIds(call);
    if (!ids.ok() || ids->empty()) {
        return call.wrongUsage(ids.ok() ? QStringLiteral("name the trades to delete") : ids.error().detail);
    }
    const QString title = ids->size() == 1 ? QStringLiteral("Delete trade")
                                           : QStringLiteral("Delete %1 trades").arg(ids->size());
    return change(call, title, [&](ChangeScope& scope) { return deleteTrades(scope, *ids); });
}

} // namespace

const Command kEdit{
    "edit",
    "ID [--stop P] [--initial-stop P] [--target P] [--opening-price P] [--tag T]… [--untag T]… "
    "[--note TEXT] [--rating N] …",
    "Changes plan, notes, tags and rating of a trade.",
    1,
    declareEdit,
    runEdit};
const Command kDelete{"delete",   "ID…",   "Puts trades into the trash; undo brings them back.",
                      kAnyNumber, nullptr, runDelete};

} // namespace app
