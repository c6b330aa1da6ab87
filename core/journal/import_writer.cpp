#include "core/journal/import_writer.h"

#include "core/journal/journal.h"

#include "core/journal/record_writer.h"

#include <algorithm>

namespace core {

namespace {

bool bringsFill(const PlannedFill& planned) {
    return planned.state == FillState::New || planned.state == FillState::Corrected;
}

bool bringsAnything(const ImportPlan& plan) {
    return !plan.newSplits.empty() || std::any_of(plan.fills.begin(), plan.fills.end(), bringsFill);
}

} // namespace

Result<ImportBatchId> importFills(ChangeScope& scope, const ImportPlan& plan, const QString& countsJson) {
    return scope.writeBatch(
        [&](RecordWriter& writer) { return ImportWriter(scope, writer).write(plan, countsJson); });
}

Result<ImportBatchId> ImportWriter::write(const ImportPlan& plan, const QString& countsJson) {
    if (!bringsAnything(plan)) {
        return ImportBatchId();
    }
    ImportBatch batch;
    batch.id = m_batch = newId<ImportBatchId>();
    batch.source = plan.sourceName;
    batch.format = plan.formatId;
    batch.account = plan.accounts.size() == 1 ? plan.accounts.front().id : AccountId();
    batch.counts = countsJson;
    batch.importedAt = m_scope.now();
    batch.owner = plan.accounts.empty() ? QString() : plan.accounts.front().owner;
    if (auto stored = m_scope.put(batch); !stored) {
        return stored.error();
    }
    if (auto written = writeSurroundings(plan); !written) {
        return written.error();
    }
    for (const PlannedFill& planned : plan.fills) {
        if (bringsFill(planned)) {
            if (auto written = writeFill(planned); !written) {
                return written.error();
            }
        }
        if (planned.note || !planned.tags.isEmpty() || !planned.playbook.isEmpty()) {
            if (auto written = writeAnnotation(planned); !written) {
                return written.error();
            }
        }
    }
    return m_batch;
}

Result<void> ImportWriter::writeSurroundings(const ImportPlan& plan) {
    for (const Account& account : plan.accounts) {
        const bool isNew =
            std::find(plan.newAccounts.begin(), plan.newAccounts.end(), account.id) != plan.newAccounts.end();
        if (isNew) {
            if (auto stored = m_scope.put(account); !stored) {
                return stored;
            }
        }
    }
    for (const Instrument& instrument : plan.newInstruments) {
        if (auto stored = m_scope.put(instrument); !stored) {
            return stored;
        }
    }
    for (const CorporateAction& split : plan.newSplits) {
        if (auto stored = m_scope.put(split); !stored) {
            return stored;
        }
    }
    return Done{};
}

Result<void> ImportWriter::writeFill(const PlannedFill& planned) {
    Fill fill = planned.fill;
    if (planned.state == FillState::Corrected) {
        fill.batch = planned.before ? planned.before->batch : fill.batch;
        return m_scope.put(fill);
    }
    fill.batch = m_batch;
    const Record record = toRecord(fill);
    if (const std::vector<Error> wrong = validate(record); !wrong.empty()) {
        return wrong.front();
    }
    if (m_writer.insertImported(fill, record)) {
        return Done{};
    }
    // The id is there: a fill somebody deleted, restored on request. It keeps the batch that first brought
    // it.
    const std::optional<Record> stored = m_scope.find(RecordKind::Fill, fill.id.uuid());
    fill.batch = stored ? fillFrom(*stored).batch : m_batch;
    return m_scope.put(fill);
}

Result<void> ImportWriter::writeAnnotation(const PlannedFill& planned) {
    // What a person has written in this journal is never overwritten by a file.
    if (m_scope.findAnnotation(planned.fill.id)) {
        return Done{};
    }
    Annotation annotation = planned.note ? *planned.note : Annotation();
    annotation.id = planned.fill.id;
    for (const QString& name : planned.tags) {
        auto tag = tagNamed(name);
        if (!tag) {
            return tag.error();
        }
        annotation.tags.push_back(*tag);
    }
    if (!planned.playbook.isEmpty()) {
        auto playbook = playbookNamed(planned.playbook);
        if (!playbook) {
            return playbook.error();
        }
        annotation.playbook = *playbook;
    }
    return m_scope.putAnnotation(annotation);
}

Result<TagId> ImportWriter::tagNamed(const QString& name) {
    if (m_tags.isEmpty()) {
        auto tags = m_scope.journal().records(RecordKind::Tag);
        if (!tags) {
            return tags.error();
        }
        for (const Record& record : *tags) {
            m_tags.insert(tagFrom(record).name.toLower(), TagId(record.id));
        }
    }
    TagId& id = m_tags[name.toLower()];
    if (id.isNull()) {
        Tag tag;
        tag.id = id = newId<TagId>();
        tag.name = name;
        if (auto stored = m_scope.put(tag); !stored) {
            return stored.error();
        }
    }
    return id;
}

Result<PlaybookId> ImportWriter::playbookNamed(const QString& name) {
    if (m_playbooks.isEmpty()) {
        auto playbooks = m_scope.journal().records(RecordKind::Playbook);
        if (!playbooks) {
            return playbooks.error();
        }
        for (const Record& record : *playbooks) {
            m_playbooks.insert(playbookFrom(record).name.toLower(), PlaybookId(record.id));
        }
    }
    PlaybookId& id = m_playbooks[name.toLower()];
    if (id.isNull()) {
        Playbook playbook;
        playbook.id = id = newId<PlaybookId>();
        playbook.name = name;
        if (auto stored = m_scope.put(playbook); !stored) {
            return stored.error();
        }
    }
    return id;
}

} // namespace core
