#include "app/command_line/commands.h"
#include "app/command_line/text_table.h"
#include "core/journal/change_scope.h"
#include "core/journal/operations/tags.h"

#include <QHash>

#include <algorithm>

namespace app {

using namespace core;

namespace {

/// How many trades carry each tag.
std::vector<int> tradesPerTag(const TradeBook& book) {
    std::vector<int> counts(book.tags.size());
    for (const Trade& trade : book.trades) {
        for (const qint32 tag : book.tagsOf(trade)) {
            ++counts[std::size_t(tag)];
        }
    }
    return counts;
}

QString groupName(const TradeBook& book, TagGroupId id) {
    const auto found = std::find_if(book.tagGroups.begin(), book.tagGroups.end(),
                                    [&](const TagGroup& group) { return group.id == id; });
    return found == book.tagGroups.end() ? QString() : found->name;
}

void writeOptional(JsonWriter& json, const char* key, const QString& text) {
    json.key(key);
    text.isEmpty() ? json.null() : json.string(text);
}

void printTags(const CommandCall& call, const TradeBook& book) {
    const std::vector<int> trades = tradesPerTag(book);
    JsonWriter json;
    TextTable table;
    for (const char* title : {"Tag", "Group", "Colour"}) {
        table.addColumn(QString::fromLatin1(title));
    }
    table.addColumn(QStringLiteral("Trades"), TextTable::Align::Right);
    json.beginArray();
    for (std::size_t i = 0; i < book.tags.size(); ++i) {
        const Tag& tag = book.tags[i];
        const QString group = groupName(book, tag.group);
        table.addRow({tag.name, group, tag.colour, QString::number(trades[i])});
        json.beginObject().key("id").string(tag.id.toString()).key("name").string(tag.name);
        writeOptional(json, "color", tag.colour);
        writeOptional(json, "group", group);
        json.key("trades").integer(trades[i]).endObject();
    }
    json.endArray();
    if (call.isSet("json")) {
        call.print(json);
    } else {
        call.print(table.isEmpty() ? QStringLiteral("No tags.\n") : table.text());
    }
}

ExitStatus list(const CommandCall& call, const Journal& journal) {
    const Result<std::shared_ptr<const TradeBook>> book = journal.readBook();
    if (!book.ok()) {
        return call.fail(book.error());
    }
    printTags(call, **book);
    return ExitStatus::Done;
}

Result<void> add(const CommandCall& call, ChangeScope& scope, const QString& name) {
    const Result<TagGroupId> group = tagGroupNamed(scope, call.value("group"));
    if (!group.ok()) {
        return group.error();
    }
    Tag tag;
    tag.name = name;
    tag.colour = call.value("color");
    tag.group = *group;
    const Result<TagId> added = addTag(scope, tag);
    return added.ok() ? Result<void>() : added.error();
}

Result<void> change(const CommandCall& call, ChangeScope& scope, const QStringList& words) {
    if (words[0] == u"add") {
        return add(call, scope, words[1]);
    }
    const Result<Tag> tag = findTag(scope.journal(), words[1]);
    if (!tag.ok()) {
        return tag.error();
    }
    if (words[0] == u"remove") {
        return removeTag(scope, tag->id);
    }
    if (words[0] == u"rename") {
        return renameTag(scope, tag->id, words[2]);
    }
    const Result<Tag> into = findTag(scope.journal(), words[2]);
    return into.ok() ? mergeTags(scope, tag->id, into->id) : into.error();
}

/// Why the call cannot be understood; empty when it can.
QString wrongIn(const CommandCall& call) {
    static const QHash<QString, qsizetype> kWords{{QStringLiteral("add"), 2},
                                                  {QStringLiteral("rename"), 3},
                                                  {QStringLiteral("merge"), 3},
                                                  {QStringLiteral("remove"), 2}};
    const QStringList words = call.arguments();
    if (!words.isEmpty() && kWords.value(words[0]) != words.size()) {
        return QStringLiteral(
            "say tags, tags add NAME, tags rename OLD NEW, tags merge FROM INTO or tags remove NAME");
    }
    const bool looks = call.isSet("color") || call.isSet("group");
    return looks && words.value(0) != u"add" ? QStringLiteral("--color and --group go with tags add")
                                             : QString();
}

void declare(QCommandLineParser& parser) {
    declareJson(parser);
    declareOption(parser, "color", "Colour of a new tag, as #RRGGBB.", "color");
    declareOption(parser, "group", "Group of a new tag; made when missing.", "group");
}

ExitStatus run(const CommandCall& call) {
    if (const QString wrong = wrongIn(call); !wrong.isEmpty()) {
        return call.wrongUsage(wrong);
    }
    const QStringList words = call.arguments();
    const Result<std::unique_ptr<Journal>> journal = call.openJournal();
    if (!journal.ok()) {
        return call.fail(call.journalPath(), journal.error());
    }
    if (!words.isEmpty()) {
        const QString title = QStringLiteral("Tag: %1").arg(words.join(u' '));
        const Result<ChangeResult> changed =
            (*journal)->change(title, [&](ChangeScope& scope) { return change(call, scope, words); });
        return changed.ok() ? ExitStatus::Done : call.fail(words[1], changed.error());
    }
    return list(call, **journal);
}

} // namespace

const Command kTags{
    "tags",
    "[--json] | add NAME [--color C] [--group G] | rename OLD NEW | merge FROM INTO | remove NAME",
    "Lists, adds, renames, merges or removes tags.",
    3,
    declare,
    run};

} // namespace app
