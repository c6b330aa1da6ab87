#include "app/import/column_editor.h"

#include "app/import/column_words.h"
#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"
#include "core/import/header_map.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::ColumnField;
using Order = core::ReadOptions::DateOrder;

namespace {

constexpr int kSampleRows = 3;
constexpr int kHeaderHeight = 34;
constexpr int kBoxRowHeight = 38;
constexpr int kScrollBarHeight = 14;
constexpr int kColumnWidth = 134;
constexpr int kColumnsInSight = 5; ///< more are scrolled
constexpr int kUnused = -1;

void addChoice(QHBoxLayout& row, const QString& name, QWidget* control, int stretch) {
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    auto* label = makeLabel(name, TextSize::Small, Tone::Muted);
    label->setBuddy(control);
    control->setAccessibleName(name);
    control->setMinimumWidth(60);
    column->addWidget(label);
    column->addWidget(control);
    row.addLayout(column, stretch);
}

QStringList wordsOf(const QLineEdit& edit) {
    QStringList words;
    for (const QString& word : edit.text().split(u',', Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty()) {
            words.append(word.trimmed());
        }
    }
    return words;
}

/// The zone that was typed; nothing for what is none.
QString zoneOf(const QComboBox& box) {
    const QString zone = box.currentText().trimmed();
    return QTimeZone::isTimeZoneIdAvailable(zone.toLatin1()) ? zone : QString();
}

bool lacksOnlyTheDay(const core::ColumnMapping& mapping, const std::vector<ColumnField>& missing) {
    return missing == std::vector{ColumnField::Date} && mapping.has(ColumnField::Time);
}

} // namespace

ColumnEditor::ColumnEditor(QWidget* parent)
    : Card(tr("Columns"), parent), m_table(new QTableWidget), m_buyWords(new QLineEdit),
      m_sellWords(new QLineEdit), m_dates(makeChoiceBox()), m_numbers(makeChoiceBox()), m_zone(makeZoneBox()),
      m_currency(new QLineEdit), m_state(makeLabel({})), m_name(new QLineEdit), m_save(new QPushButton),
      m_remove(new QPushButton(tr("Delete template"))) {
    auto* close = new QPushButton(tr("Done"));
    close->setProperty("role", u"quiet"_s);
    addHeadWidget(close);
    m_table->setAccessibleName(tr("First rows of the file"));
    m_table->setItemDelegate(new FigureDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setFixedHeight(kHeaderHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table);
    layout->addWidget(makeChoices());
    layout->addWidget(makeFoot());
    setBody(body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(close, &QPushButton::clicked, this, &ColumnEditor::closeWished);
}

QWidget* ColumnEditor::makeChoices() {
    auto* choices = new QWidget;
    auto* row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_buyWords->setPlaceholderText(tr("buy, b, long …"));
    m_sellWords->setPlaceholderText(tr("sell, s, short …"));
    m_buyWords->setToolTip(tr("Words for a purchase beside the usual ones, separated by commas"));
    m_sellWords->setToolTip(tr("Words for a sale beside the usual ones, separated by commas"));
    m_dates->addItem(tr("from the file"), int(Order::Detect));
    m_dates->addItem(tr("day first: 31/12/2026"), int(Order::DayFirst));
    m_dates->addItem(tr("month first: 12/31/2026"), int(Order::MonthFirst));
    m_dates->addItem(tr("year first: 2026-12-31"), int(Order::YearFirst));
    m_numbers->addItem(tr("from the file"));
    m_numbers->addItem(u"1,234.50"_s, QChar(u'.'));
    m_numbers->addItem(u"1.234,50"_s, QChar(u','));
    m_zone->lineEdit()->setPlaceholderText(tr("account’s"));
    m_currency->setPlaceholderText(u"USD"_s);
    m_currency->setToolTip(tr("Where no column prints it"));
    addChoice(*row, tr("Words for buy"), m_buyWords, 4);
    addChoice(*row, tr("Words for sell"), m_sellWords, 4);
    addChoice(*row, tr("Dates"), m_dates, 5);
    addChoice(*row, tr("Numbers"), m_numbers, 5);
    addChoice(*row, tr("Times in file"), m_zone, 5);
    addChoice(*row, tr("Currency"), m_currency, 3);
    for (QLineEdit* edit : {m_buyWords, m_sellWords, m_currency, m_zone->lineEdit()}) {
        connect(edit, &QLineEdit::editingFinished, this, &ColumnEditor::chooseRest);
    }
    for (QComboBox* box : {m_dates, m_numbers, m_zone}) {
        connect(box, &QComboBox::activated, this, &ColumnEditor::chooseRest);
    }
    return choices;
}

QWidget* ColumnEditor::makeFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_state->setWordWrap(true);
    m_name->setPlaceholderText(tr("Name of the broker"));
    m_name->setAccessibleName(tr("Name of the template"));
    m_name->setMaxLength(60);
    m_name->setFixedWidth(190);
    m_remove->setProperty("role", u"quiet"_s);
    row->addWidget(m_state, 1);
    row->addWidget(m_name);
    row->addWidget(m_save);
    row->addWidget(m_remove);
    connect(m_name, &QLineEdit::textChanged, this, &ColumnEditor::showState);
    connect(m_name, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    connect(m_save, &QPushButton::clicked, this, &ColumnEditor::save);
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeWished(m_mapping.name); });
    return foot;
}

void ColumnEditor::edit(const core::TableHead& table, const core::ColumnMapping& mapping) {
    m_mapping = mapping;
    fillTable(table);
    m_name->setText(mapping.name);
    showMapping();
    showState();
}

void ColumnEditor::setTemplates(const std::vector<core::ColumnMapping>& templates) {
    m_names.clear();
    for (const core::ColumnMapping& mapping : templates) {
        m_names.append(mapping.name);
    }
    showState();
}

void ColumnEditor::fillTable(const core::TableHead& table) {
    m_header = table.header;
    const int rows = int(std::min(table.rows.size(), std::size_t(kSampleRows)));
    m_table->clear();
    m_table->setColumnCount(int(m_header.size()));
    m_table->setRowCount(rows + 1);
    m_table->setHorizontalHeaderLabels(m_header);
    m_table->setRowHeight(0, kBoxRowHeight);
    for (int row = 0; row < rows; ++row) {
        const QStringList& cells = table.rows[std::size_t(row)];
        m_table->setRowHeight(row + 1, FigureDelegate::kRowHeight);
        for (int column = 0; column < m_header.size(); ++column) {
            auto* item = new QTableWidgetItem(cells.value(column));
            item->setToolTip(cells.value(column));
            m_table->setItem(row + 1, column, item);
        }
    }
    m_table->horizontalHeader()->setSectionResizeMode(
        m_header.size() > kColumnsInSight ? QHeaderView::Interactive : QHeaderView::Stretch);
    for (int column = 0; column < m_header.size(); ++column) {
        m_table->setColumnWidth(column, kColumnWidth);
        m_table->horizontalHeaderItem(column)->setToolTip(m_header[column]);
        addBox(table, column);
    }
    const int bar = m_header.size() > kColumnsInSight ? kScrollBarHeight : 0;
    m_table->setFixedHeight(kHeaderHeight + kBoxRowHeight + rows * FigureDelegate::kRowHeight + bar + 2);
}

void ColumnEditor::addBox(const core::TableHead& table, int column) {
    QComboBox* box = makeChoiceBox();
    const QString name = table.header[column];
    box->addItem(tr("not used"), kUnused);
    for (int field = 0; field < core::kColumnFields; ++field) {
        box->addItem(columnFieldText(ColumnField(field)), field);
    }
    box->setAccessibleName(tr("What the column “%1” is").arg(name));
    if (columnOf(name) != column) {
        box->setEnabled(false);
        box->setToolTip(tr("A column without a name of its own cannot be found again."));
    }
    auto* cell = new QWidget;
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(4, 3, 4, 3);
    layout->addWidget(box);
    m_table->setCellWidget(0, column, cell);
    connect(box, &QComboBox::activated, this, [this, column] { chooseField(column); });
}

QComboBox* ColumnEditor::columnBox(int column) const {
    const QWidget* cell = m_table->cellWidget(0, column);
    return cell ? cell->findChild<QComboBox*>() : nullptr;
}

int ColumnEditor::columnOf(const QString& name) const {
    return core::HeaderMap(m_header).column(name.toUtf8().constData());
}

void ColumnEditor::showMapping() {
    for (int column = 0; column < m_header.size(); ++column) {
        columnBox(column)->setCurrentIndex(0);
    }
    for (const auto& [field, name] : m_mapping.columns) {
        if (QComboBox* box = columnBox(columnOf(name))) {
            box->setCurrentIndex(box->findData(int(field)));
        }
    }
    m_buyWords->setText(m_mapping.buyWords.join(u", "_s));
    m_sellWords->setText(m_mapping.sellWords.join(u", "_s));
    m_dates->setCurrentIndex(m_dates->findData(int(m_mapping.dateOrder)));
    m_numbers->setCurrentIndex(m_mapping.decimalPoint ? m_numbers->findData(*m_mapping.decimalPoint) : 0);
    m_zone->setCurrentText(m_mapping.zone);
    m_currency->setText(m_mapping.currency);
}

void ColumnEditor::takeAnswers(const core::ReadOptions& answers) {
    if (answers.decimalPoint) {
        m_mapping.decimalPoint = answers.decimalPoint;
    }
    if (answers.dateOrder != Order::Detect) {
        m_mapping.dateOrder = answers.dateOrder;
    }
    showMapping();
}

bool ColumnEditor::isSaved(const QString& name) const {
    return m_names.contains(name);
}

void ColumnEditor::showState() {
    const std::vector<ColumnField> missing = core::missingFields(m_mapping);
    const bool complete = missing.empty() || lacksOnlyTheDay(m_mapping, missing);
    QStringList names;
    for (const ColumnField field : missing) {
        names.append(columnFieldText(field));
    }
    m_state->setText(complete ? tr("The rows below are read by these columns.")
                              : tr("Still to be told: %1").arg(names.join(u", "_s)));
    setTone(m_state, complete ? Tone::Muted : Tone::Warning);
    const QString name = m_name->text().trimmed();
    m_save->setText(isSaved(name) ? tr("Replace template") : tr("Save as template"));
    m_save->setEnabled(complete && !name.isEmpty());
    m_remove->setVisible(isSaved(m_mapping.name) && name == m_mapping.name);
}

/// A meaning belongs to one column: the one that had it before gives it up.
void ColumnEditor::chooseField(int column) {
    std::erase_if(m_mapping.columns, [&](const auto& entry) { return columnOf(entry.second) == column; });
    if (const int field = columnBox(column)->currentData().toInt(); field != kUnused) {
        m_mapping.columns.insert_or_assign(ColumnField(field), m_header[column]);
    }
    showMapping();
    tell();
}

void ColumnEditor::chooseRest() {
    core::ColumnMapping chosen = m_mapping;
    chosen.buyWords = wordsOf(*m_buyWords);
    chosen.sellWords = wordsOf(*m_sellWords);
    chosen.dateOrder = Order(m_dates->currentData().toInt());
    chosen.decimalPoint.reset();
    if (m_numbers->currentIndex() > 0) {
        chosen.decimalPoint = m_numbers->currentData().toChar();
    }
    chosen.zone = zoneOf(*m_zone);
    chosen.currency = m_currency->text().trimmed().toUpper();
    if (chosen != m_mapping) {
        m_mapping = std::move(chosen);
        tell();
    }
}

void ColumnEditor::tell() {
    showState();
    const std::vector<ColumnField> missing = core::missingFields(m_mapping);
    if (missing.empty() || lacksOnlyTheDay(m_mapping, missing)) {
        emit edited(m_mapping);
    } else {
        emit becameIncomplete();
    }
}

void ColumnEditor::save() {
    chooseRest();
    core::ColumnMapping named = m_mapping;
    named.name = m_name->text().trimmed();
    emit saveWished(named);
}

} // namespace app
