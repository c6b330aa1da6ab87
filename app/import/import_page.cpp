#include "app/import/import_page.h"

#include "app/import/column_editor.h"
#include "app/import/import_cards.h"
#include "app/import/import_form.h"
#include "app/import/import_rows_table.h"
#include "app/import/import_start.h"
#include "app/import/read_questions.h"
#include "app/text/error_text.h"
#include "app/widgets/card.h"
#include "app/widgets/labels.h"
#include "app/widgets/progress_strip.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFormWidth = 332;

} // namespace

ImportPage::ImportPage(JournalWorker& worker, QWidget* parent)
    : Page(parent), m_session(worker), m_stack(new QStackedLayout(this)), m_start(new ImportStart),
      m_fileName(makeLabel({}, TextSize::Text, Tone::Muted)), m_cards(new ImportCards),
      m_form(new ImportForm), m_columns(new ColumnEditor), m_rows(new ImportRowsModel(this)),
      m_table(new ImportRowsTable(m_rows)), m_importButton(new QPushButton),
      m_cancelButton(new QPushButton(tr("Cancel"))), m_progress(new ProgressStrip) {
    m_stack->addWidget(m_start);
    m_stack->addWidget(makePreview());
    connectSession();
    connectColumns();
    connect(m_start, &ImportStart::filesChosen, this, &ImportPage::openFiles);
    connect(m_start, &ImportStart::undoWished, this, &ImportPage::undoWished);
    connect(m_cards, &ImportCards::chosen, this, [this](RowState state) {
        m_rows->showOnly(m_rows->shownState() == state ? std::nullopt : std::optional(state));
    });
    connect(m_rows, &ImportRowsModel::ticked, m_form, &ImportForm::tickCorrections);
    connect(m_progress, &ProgressStrip::cancelled, this, &ImportPage::leave);
    connect(m_importButton, &QPushButton::clicked, &m_session, &ImportSession::commit);
    connect(m_cancelButton, &QPushButton::clicked, this, &ImportPage::leave);
}

void ImportPage::connectSession() {
    connect(&m_session, &ImportSession::busyChanged, this, [this](const QString& words, bool mayCancel) {
        words.isEmpty() ? m_progress->end() : m_progress->begin(words, mayCancel);
        m_cancelButton->setEnabled(mayCancel);
        m_importButton->setEnabled(words.isEmpty() && m_importButton->property("useful").toBool());
    });
    connect(&m_session, &ImportSession::previewReady, this, &ImportPage::showPlan);
    connect(&m_session, &ImportSession::failed, this, &ImportPage::showFailure);
    connect(&m_session, &ImportSession::refused, this, &ImportPage::failed);
    connect(&m_session, &ImportSession::importFailed, this, [this](const core::Error& error) {
        m_form->showProblem(errorText(error));
        emit settled();
    });
    connect(&m_session, &ImportSession::imported, this,
            [this](const std::shared_ptr<const core::ImportOutcome>& outcome) { showImported(*outcome); });
    connect(m_form, &ImportForm::importOptionsChanged, &m_session, &ImportSession::setImportOptions);
    connect(m_form, &ImportForm::formatChosen, this, [this](const core::BrokerFormat* format) {
        m_columns->hide();
        m_form->questions()->reset();
        m_session.setFormat(format);
    });
    connect(m_form, &ImportForm::templateChosen, this, [this](const QString& name) {
        for (const core::ColumnMapping& mapping : m_session.templates()) {
            if (mapping.name == name) {
                readBy(mapping);
                return;
            }
        }
    });
}

void ImportPage::connectColumns() {
    m_columns->hide();
    connect(&m_session, &ImportSession::templatesChanged, this, [this] {
        m_form->setTemplates(m_session.templates());
        m_columns->setTemplates(m_session.templates());
    });
    connect(m_form, &ImportForm::columnsWished, this, &ImportPage::openColumns);
    connect(m_form->questions(), &ReadQuestions::answered, this, [this](const core::ReadOptions& answers) {
        m_columns->takeAnswers(answers);
        m_session.setReadOptions(answers);
    });
    connect(m_columns, &ColumnEditor::edited, this, &ImportPage::readBy);
    connect(m_columns, &ColumnEditor::becameIncomplete, this, [this] {
        m_session.cancel();
        m_form->showProblem({});
        showNoPreview();
    });
    connect(m_columns, &ColumnEditor::saveWished, &m_session, &ImportSession::saveTemplate);
    connect(m_columns, &ColumnEditor::removeWished, &m_session, &ImportSession::removeTemplate);
    connect(m_columns, &ColumnEditor::closeWished, m_columns, &QWidget::hide);
}

QWidget* ImportPage::makePreview() {
    auto* preview = new QWidget;
    auto* layout = new QVBoxLayout(preview);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Import"), TextSize::Title));
    head->addStretch(1);
    head->addWidget(m_fileName);
    layout->addLayout(head);
    layout->addWidget(m_cards);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeFileCard());
    auto* tableCard = new Card;
    tableCard->layout()->setContentsMargins(1, 4, 1, 4);
    tableCard->setBody(m_table);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_columns);
    right->addWidget(tableCard, 1);
    row->addLayout(right, 1);
    layout->addLayout(row, 1);
    return preview;
}

QWidget* ImportPage::makeFileCard() {
    auto* card = new Card(tr("File"));
    card->setFixedWidth(kFormWidth);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setProperty("role", u"clear"_s);
    card->setBody(scroll);
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    auto* buttons = new QHBoxLayout;
    m_importButton->setProperty("role", u"primary"_s);
    buttons->addWidget(m_importButton);
    buttons->addWidget(m_cancelButton);
    buttons->addStretch(1);
    auto* words = makeLabel(tr("One step back with Ctrl+Z, any time later from the import history."),
                            TextSize::Small, Tone::Muted);
    words->setWordWrap(true);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    column->addWidget(words);
    card->layout()->addWidget(foot);
    return card;
}

void ImportPage::openFiles(const QStringList& paths) {
    const bool idle = m_stack->currentIndex() == 0;
    m_queue.append(paths);
    if (idle) {
        beginNext();
    }
}

void ImportPage::beginNext() {
    if (m_queue.isEmpty()) {
        m_stack->setCurrentIndex(0);
        return;
    }
    const QString path = m_queue.takeFirst();
    m_form->reset();
    m_columns->hide();
    m_rows->clear();
    m_fileName->setText(QFileInfo(path).fileName());
    m_importButton->setText(tr("Import"));
    m_importButton->setProperty("useful", false);
    m_cards->showWaiting();
    m_stack->setCurrentIndex(1);
    m_session.begin(path);
}

void ImportPage::leave() {
    m_session.cancel();
    beginNext();
}

void ImportPage::showPlan(const std::shared_ptr<const core::ImportPlan>& plan) {
    QHash<core::InstrumentId, QString> symbols;
    if (presentation().snapshot()) {
        for (const core::Instrument& instrument : presentation().snapshot()->book->instruments) {
            symbols.insert(instrument.id, instrument.symbol);
        }
    }
    for (const core::Instrument& instrument : plan->newInstruments) {
        symbols.insert(instrument.id, instrument.symbol);
    }
    const core::FigureText& text = presentation().text();
    m_rows->present(plan, std::move(symbols), text);
    m_form->showPlan(presentation(), *plan);
    m_table->fitColumns();
    showTable(true);
    m_cards->present(*plan, text);
    const core::ImportCounts& rows = plan->rows;
    const int total = rows.newOnes + rows.duplicate + rows.corrected + rows.previouslyDeleted + rows.ignored +
                      rows.rejected;
    m_fileName->setText(tr("%1 · %2 data rows", nullptr, total).arg(plan->sourceName, text.count(total)));
    const int useful = plan->fillCounts.newOnes + plan->fillCounts.corrected;
    m_importButton->setProperty("useful", useful > 0);
    m_importButton->setEnabled(useful > 0);
    const bool isAsking = !plan->unknownMultipliers.empty();
    m_importButton->setText(useful > 0 ? tr("Import %1 fills", nullptr, useful).arg(text.count(useful))
                            : isAsking ? tr("Import")
                                       : tr("Nothing new to import"));
    m_cancelButton->setText(useful > 0 || isAsking ? tr("Cancel") : tr("Close"));
    emit settled();
}

/// The columns' own point, order of dates and zone hold against what was chosen before.
void ImportPage::readBy(const core::ColumnMapping& mapping) {
    m_form->questions()->forgetReadings();
    if (m_session.mapping() && m_session.mapping()->zone != mapping.zone) {
        m_form->forgetZone();
    }
    m_session.setMapping(mapping);
}

void ImportPage::openColumns() {
    if (m_session.table() && m_session.mapping()) {
        m_columns->edit(*m_session.table(), *m_session.mapping());
        m_columns->takeAnswers(m_form->questions()->answers());
        m_columns->show();
    }
}

/// Keeps what the form and the editor say of the columns with what the file was read by.
void ImportPage::showTable(bool isKnown) {
    const bool isTable = m_session.table() && m_session.mapping();
    m_form->showTable(isTable, isTable && isKnown ? &*m_session.mapping() : nullptr);
    if (!isTable) {
        m_columns->hide();
    } else if (!m_columns->isHidden() && m_columns->mapping() != *m_session.mapping()) {
        openColumns();
    }
}

void ImportPage::showNoPreview() {
    m_rows->clear();
    m_form->clearPlan();
    m_cards->showUnknown();
    m_importButton->setProperty("useful", false);
    m_importButton->setEnabled(false);
    m_importButton->setText(tr("Import"));
    m_cancelButton->setText(tr("Cancel"));
}

void ImportPage::showFailure(const core::Error& error) {
    showNoPreview();
    showTable(error.code != core::ErrorCode::UnknownFormat);
    const std::optional<ReadQuestion> question = questionOf(error, m_session.table());
    const bool isUnknown = error.code == core::ErrorCode::UnknownFormat && m_session.table();
    if (question) {
        m_form->questions()->ask(*question, presentation().text());
        m_form->showProblem({});
    } else if (isUnknown) {
        m_form->showProblem(tr("No known broker format. Say at the right what its columns are; saved as a "
                               "template, the next file like it is read at once."));
        openColumns();
    } else if (error.code != core::ErrorCode::Cancelled) {
        m_form->showProblem(errorText(error));
    }
    emit settled();
}

void ImportPage::showImported(const core::ImportOutcome& outcome) {
    const int fills = outcome.plan.fillCounts.newOnes + outcome.plan.fillCounts.corrected;
    emit imported(tr("%1 fills imported from %2", nullptr, fills)
                      .arg(presentation().text().count(fills), outcome.plan.sourceName));
    beginNext();
    if (m_stack->currentIndex() == 0) {
        emit tradesWished();
    }
}

void ImportPage::setHistory(std::vector<core::ImportBatch> batches, const core::FigureText& text,
                            const QString& zone) {
    m_start->setHistory(std::move(batches), text, zone);
}

FigureCard* ImportPage::card(RowState state) const {
    return m_cards->card(state);
}

} // namespace app
