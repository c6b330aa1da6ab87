#include "server/api/note_routes.h"

#include "server/api/record_resource.h"

namespace server {

std::vector<Route> noteRoutes(const ApiContext& context) {
    RecordResource notes;
    notes.kind = core::RecordKind::Note;
    notes.path = "/notes";
    notes.onePath = "/notes/{id}";
    notes.noun = "note";
    notes.blank = core::toRecord(core::Note{});
    notes.fixed = {"owner"};
    notes.dated = true;
    notes.admit = admitAuthor;
    notes.prepare = setAuthor;
    return recordRoutes(context, notes);
}

} // namespace server
