#include "app/import/import_page.h"

#include "app/import/column_editor.h"
#include "app/import/drop_area.h"
#include "app/import/import_form.h"
#include "app/import/import_history_model.h"
#include "app/import/read_questions.h"
#include "app/text/error_text.h"
#include "app/widgets/card.h"
#include "app/widgets/cell_roles.h"
#include "app/widgets/figure_card.h"
#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"
#include "app/widgets/progress_strip.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFormWidth = 326;
constexpr int kRemarkWidth = 150;
constexpr int kLeastRemark = 60;
constexpr int kSymbolWidth = 110;
constexpr int kMeasuredRows = 200;
constexpr RowState kCardStates[] = {RowState::New, RowState::Duplicate, RowState::Corrected,
                                    RowState::Ignored, RowState::Rejected};

void prepare(QTableView* table) {
    table->setItemDelegate(new FigureDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(FigureDelegate::kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
}

} // namespace

ImportPage::ImportPage(JournalWorker& worker, QWidget* parent)
    : Page(parent), m_session(worker), m_stack(new QStackedLayout(this)),
      m_fileName(makeLabel({}, TextSize::Text, Tone::Muted)), m_form(new ImportForm),
      m_columns(new ColumnEditor), m_rows(new ImportRowsModel(this)), m_table(new QTableView),
      m_importButton(new QPushButton), m_cancelButton(new QPushButton(tr("Cancel"))),
      m_progress(new ProgressStrip), m_history(new ImportHistoryModel(this)),
      m_historyCard(new Card(tr("Import history"))), m_historyTable(new QTableView) {
    m_stack->addWidget(makeStart());
    m_stack->addWidget(makePreview());
    connectSession();
    connectColumns();
    connect(m_progress, &ProgressStrip::cancelled, this, &ImportPage::leave);
    connect(m_importButton, &QPushButton::clicked, &m_session, &ImportSession::commit);
    connect(m_cancelButton, &QPushButton::clicked, this, &ImportPage::leave);
}

void ImportPage::connectSession() {
    connect(&m_session, &ImportSession::busyChanged, this, [this](const QString& words) {
        words.isEmpty() ? m_progress->end() : m_progress->begin(words);
        m_importButton->setEnabled(words.isEmpty() && m_importButton->property("useful").toBool());
    });
    connect(&m_session, &ImportSession::previewReady, this, &ImportPage::showPlan);
    connect(&m_session, &ImportSession::failed, this, &ImportPage::showFailure);
    connect(&m_session, &ImportSession::refused, this, &ImportPage::failed);
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

QWidget* ImportPage::makeStart() {
    auto* start = new QWidget;
    auto* layout = new QVBoxLayout(start);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Import"), TextSize::Title));
    auto* drop = new DropArea;
    layout->addWidget(drop);
    m_historyTable->setModel(m_history);
    m_historyTable->setAccessibleName(tr("Import history"));
    prepare(m_historyTable);
    m_historyTable->setSelectionMode(QAbstractItemView::SingleSelection);
    for (int column = 0; const int width : {160, 260, 200}) {
        m_historyTable->setColumnWidth(column++, width);
    }
    auto* takeBack = new QPushButton(tr("Take this import back"));
    takeBack->setEnabled(false);
    m_historyCard->addHeadWidget(takeBack);
    m_historyCard->setBody(m_historyTable);
    layout->addWidget(m_historyCard, 1);
    connect(drop, &DropArea::filesDropped, this, &ImportPage::openFiles);
    connect(drop, &DropArea::chooseWished, this, &ImportPage::chooseFiles);
    connect(m_historyTable->selectionModel(), &QItemSelectionModel::selectionChanged, takeBack,
            [this, takeBack] { takeBack->setEnabled(m_historyTable->selectionModel()->hasSelection()); });
    connect(m_history, &QAbstractItemModel::modelReset, takeBack,
            [takeBack] { takeBack->setEnabled(false); });
    connect(takeBack, &QPushButton::clicked, this, [this] {
        const QModelIndex current = m_historyTable->currentIndex();
        if (current.isValid()) {
            emit undoWished(core::ImportBatchId(current.data(IdRole).toUuid()));
        }
    });
    return start;
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
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    for (const RowState state : kCardStates) {
        auto* card = new FigureCard({});
        card->setClickable(true);
        m_cards.emplace(state, card);
        cards->addWidget(card, 1);
        connect(card, &FigureCard::clicked, this, [this, state] {
            m_rows->showOnly(m_rows->shownState() == state ? std::nullopt : std::optional(state));
        });
    }
    layout->addLayout(cards);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeFileCard());
    auto* tableCard = new Card;
    tableCard->layout()->setContentsMargins(1, 4, 1, 4);
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Rows of the file"));
    prepare(m_table);
    m_table->horizontalHeader()->setMinimumSectionSize(36);
    for (int column = 0; const int width : {50, 70, 130, 70, 56, 80, 76, 60}) {
        m_table->setColumnWidth(column++, width);
    }
    m_table->horizontalHeader()->setResizeContentsPrecision(kMeasuredRows);
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

void ImportPage::chooseFiles() {
    auto* dialog = new QFileDialog(this, tr("Choose statements of your broker"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Statements (*.csv *.txt *.tsv *.xml *.htm *.html)"), tr("All files (*)")});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportPage::openFiles);
    dialog->open();
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
    for (const auto& [state, card] : m_cards) {
        card->setTitle(rowStateText(state));
        card->setFigure(u"…"_s);
        card->setSmallPrint({});
    }
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
    fitColumns();
    showTable(true);
    showCards(*plan);
    const core::ImportCounts& rows = plan->rows;
    const int total = rows.newOnes + rows.duplicate + rows.corrected + rows.previouslyDeleted + rows.ignored +
                      rows.rejected;
    m_fileName->setText(tr("%1 · %2 data rows", nullptr, total).arg(plan->sourceName, text.count(total)));
    const int useful = plan->fillCounts.newOnes + plan->fillCounts.corrected;
    m_importButton->setProperty("useful", useful > 0);
    m_importButton->setEnabled(useful > 0);
    m_importButton->setText(useful > 0 ? tr("Import %1 fills", nullptr, useful).arg(text.count(useful))
                                       : tr("Nothing new to import"));
    m_cancelButton->setText(useful > 0 ? tr("Cancel") : tr("Close"));
    emit settled();
}

QString ImportPage::noteOf(RowState state, const core::ImportPlan& plan) const {
    switch (state) {
    case RowState::New:
        return tr("%1 trades closed, %2 opened", nullptr, plan.tradesClosed)
            .arg(plan.tradesClosed)
            .arg(plan.tradesOpened);
    case RowState::Duplicate:
        return plan.fillCounts.previouslyDeleted > 0
                   ? tr("and %1 deleted by you earlier").arg(plan.fillCounts.previouslyDeleted)
                   : tr("already in the journal, counted");
    case RowState::Corrected:
        return tr("same fill, changed in the file");
    case RowState::Ignored:
        return tr("no executions; reasons below");
    case RowState::PreviouslyDeleted:
        return {};
    case RowState::Rejected:
        return plan.rows.rejected > 0 ? tr("reasons below; nothing is lost") : tr("every row was understood");
    }
    return {};
}

void ImportPage::showCards(const core::ImportPlan& plan) {
    const core::ImportCounts& fills = plan.fillCounts;
    const std::map<RowState, int> counts = {{RowState::New, fills.newOnes},
                                            {RowState::Duplicate, fills.duplicate},
                                            {RowState::Corrected, fills.corrected},
                                            {RowState::Ignored, plan.rows.ignored},
                                            {RowState::Rejected, plan.rows.rejected}};
    for (const auto& [state, count] : counts) {
        const Tone tone = count == 0                    ? Tone::Plain
                          : state == RowState::New      ? Tone::Profit
                          : state == RowState::Rejected ? Tone::Loss
                                                        : Tone::Plain;
        m_cards.at(state)->setTitle(rowStateText(state));
        m_cards.at(state)->setFigure(presentation().text().count(count), tone, tr("Show only these rows"));
        m_cards.at(state)->setSmallPrint(noteOf(state, plan));
    }
}

/// As wide as their rows, the remark taking what is left: price and quantity stay in sight beside it.
void ImportPage::fitColumns() {
    const int remark = int(ImportRowsModel::Column::Remark);
    const int symbol = int(ImportRowsModel::Column::Symbol);
    int left = m_table->viewport()->width();
    m_table->setColumnHidden(int(ImportRowsModel::Column::Costs), !m_rows->hasCosts());
    for (int column = 0; column < remark; ++column) {
        m_table->resizeColumnToContents(column);
        left -= m_table->columnWidth(column);
    }
    // The name of an option is long: it gives way first, to a width that tells contracts apart.
    const int wanted = kRemarkWidth - left;
    if (wanted > 0 && m_table->columnWidth(symbol) > kSymbolWidth) {
        const int full = m_table->columnWidth(symbol);
        m_table->setColumnWidth(symbol, std::max(kSymbolWidth, full - wanted));
        left += full - m_table->columnWidth(symbol);
    }
    m_table->setColumnWidth(remark, std::max(left, kLeastRemark));
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
    for (const auto& [state, card] : m_cards) {
        card->setFigure(QString(core::FigureText::NoValue));
        card->setSmallPrint({});
    }
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
    m_historyCard->setRemark(batches.empty() ? tr("no imports yet") : QString());
    m_history->present(std::move(batches), text, zone);
}

void ImportPage::refresh() {}

} // namespace app
