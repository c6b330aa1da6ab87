#include "app/command_line/commands.h"
#include "app/command_line/text_table.h"
#include "core/import/broker_format.h"

namespace app {

using namespace core;

namespace {

void writeText(JsonWriter& json, const char* key, const char* text) {
    json.key(key);
    *text == '\0' ? json.null() : json.string(text);
}

ExitStatus run(const CommandCall& call) {
    if (call.isSet("json")) {
        JsonWriter json;
        json.beginArray();
        for (const BrokerFormat* format : brokerFormats()) {
            json.beginObject().key("id").string(format->id).key("title").string(format->title);
            writeText(json, "broker", format->family);
            writeText(json, "timezone", format->zone);
            writeText(json, "currency", format->currency);
            json.endObject();
        }
        json.endArray();
        call.print(json);
        return ExitStatus::Done;
    }
    TextTable table;
    for (const char* title : {"Id", "Title", "Zone"}) {
        table.addColumn(QString::fromLatin1(title));
    }
    for (const BrokerFormat* format : brokerFormats()) {
        table.addRow({QString::fromUtf8(format->id), QString::fromUtf8(format->title),
                      QString::fromUtf8(format->zone)});
    }
    call.print(table.text());
    return ExitStatus::Done;
}

} // namespace

const Command kFormats{"formats", "[--json]",  "Lists the file formats that are recognised.",
                       0,         declareJson, run};

} // namespace app
