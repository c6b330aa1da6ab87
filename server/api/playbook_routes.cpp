#include "server/api/playbook_routes.h"

#include "server/api/record_resource.h"

#include <iterator>

namespace server {
namespace {

using core::RecordKind;

Outcome<void> trashRules(RecordWriting& writing) {
    (void)trashAlong(writing, RecordKind::PlaybookRule, "playbook");
    return core::Done{};
}

Outcome<void> trashChecks(RecordWriting& writing) {
    (void)trashAlong(writing, RecordKind::RuleCheck, "rule");
    return core::Done{};
}

} // namespace

std::vector<Route> playbookRoutes(const ApiContext& context) {
    RecordResource playbooks;
    playbooks.kind = RecordKind::Playbook;
    playbooks.path = "/playbooks";
    playbooks.onePath = "/playbooks/{id}";
    playbooks.noun = "playbook";
    playbooks.blank = core::toRecord(core::Playbook{});
    playbooks.prepare = [](RecordWriting& writing) { return requireOwnName(writing, "playbook"); };
    playbooks.trash = trashRules;

    RecordResource rules;
    rules.kind = RecordKind::PlaybookRule;
    rules.path = "/playbook-rules";
    rules.onePath = "/playbook-rules/{id}";
    rules.noun = "rule";
    rules.blank = {rules.kind, {}, {}, {std::monostate(), QString(), QString(), qint64(0)}};
    rules.references = {{"playbook", RecordKind::Playbook}};
    rules.prepare = [](RecordWriting& writing) { return requireOwnName(writing, "rule", "playbook"); };
    rules.trash = trashChecks;

    std::vector<Route> all = recordRoutes(context, playbooks);
    std::vector<Route> more = recordRoutes(context, rules);
    std::move(more.begin(), more.end(), std::back_inserter(all));
    return all;
}

} // namespace server
