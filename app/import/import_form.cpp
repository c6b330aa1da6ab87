#include "app/import/import_form.h"

#include "app/import/column_words.h"
#include "app/import/read_questions.h"
#include "app/text/remark_words.h"
#include "app/widgets/labels.h"
#include "core/import/generic_columns.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;
using Plus = core::FigureText::Plus;

namespace {

constexpr int kFormatsBefore = 1; ///< "not recognised"
constexpr QLatin1String kTemplate("template:");

QFormLayout* makeForm() {
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

QFrame* makeQuestion() {
    auto* frame = new QFrame;
    frame->setProperty("role", u"question"_s);
    frame->hide();
    return frame;
}

} // namespace

ImportForm::ImportForm(QWidget* parent)
    : QWidget(parent), m_form(makeForm()), m_format(makeChoiceBox()),
      m_columns(new QPushButton(tr("Columns …"))), m_account(makeChoiceBox()), m_zone(makeZoneBox()),
      m_problem(makeQuestion()), m_problemText(makeLabel({})), m_questions(new ReadQuestions),
      m_multipliers(makeQuestion()), m_multiplierRows(new QVBoxLayout(m_multipliers)),
      m_corrections(new QCheckBox), m_restore(new QCheckBox), m_totals(makeForm()) {
    fillFormats();
    m_account->setEditable(true);
    m_account->setInsertPolicy(QComboBox::NoInsert);
    m_columns->setToolTip(tr("Say what the columns of this table are"));
    m_form->addRow(tr("Format"), m_format);
    m_form->addRow(QString(), m_columns);
    m_form->addRow(tr("Account"), m_account);
    m_form->addRow(tr("Times in file"), m_zone);
    m_problemText->setWordWrap(true);
    auto* problem = new QVBoxLayout(m_problem);
    problem->addWidget(m_problemText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_problem);
    layout->addWidget(m_questions);
    layout->addLayout(m_form);
    layout->addWidget(m_multipliers);
    layout->addWidget(m_corrections);
    layout->addWidget(m_restore);
    layout->addLayout(m_totals);
    layout->addStretch(1);
    connect(m_format, &QComboBox::activated, this, &ImportForm::chooseFormat);
    connect(m_columns, &QPushButton::clicked, this, &ImportForm::columnsWished);
    connect(m_account, &QComboBox::activated, this, &ImportForm::chooseAccount);
    connect(m_account->lineEdit(), &QLineEdit::editingFinished, this, &ImportForm::chooseAccount);
    connect(m_zone, &QComboBox::activated, this, &ImportForm::chooseZone);
    connect(m_corrections, &QCheckBox::toggled, this, &ImportForm::chooseFills);
    connect(m_restore, &QCheckBox::toggled, this, &ImportForm::chooseFills);
    reset();
}

void ImportForm::fillFormats() {
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("not recognised"), QString());
    for (const core::BrokerFormat* format : core::brokerFormats()) {
        m_format->addItem(QString::fromUtf8(format->title), QString::fromUtf8(format->id));
    }
}

void ImportForm::setTemplates(const std::vector<core::ColumnMapping>& templates) {
    const QVariant shown = m_format->currentData();
    while (m_format->count() > kFormatsBefore + int(core::brokerFormats().size())) {
        m_format->removeItem(m_format->count() - 1);
    }
    if (!templates.empty()) {
        m_format->insertSeparator(m_format->count());
    }
    for (const core::ColumnMapping& mapping : templates) {
        m_format->addItem(mapping.name, kTemplate + mapping.name);
        m_format->setItemData(m_format->count() - 1, tr("A saved template of columns"), Qt::ToolTipRole);
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(shown)));
}

void ImportForm::chooseFormat(int index) {
    const QString id = m_format->itemData(index).toString();
    if (id.startsWith(kTemplate)) {
        emit templateChosen(id.mid(kTemplate.size()));
    } else {
        emit formatChosen(core::brokerFormat(id));
    }
}

void ImportForm::showTable(bool isTable, const core::ColumnMapping* mapping) {
    m_columns->setVisible(isTable);
    if (mapping) {
        const int saved = mapping->name.isEmpty() ? -1 : m_format->findData(kTemplate + mapping->name);
        const int named = m_format->findData(QString::fromUtf8(core::kGenericColumns.id));
        m_format->setCurrentIndex(saved >= 0 ? saved : named);
    }
}

void ImportForm::forgetZone() {
    m_options.zone.clear();
    emit importOptionsChanged(m_options);
}

void ImportForm::reset() {
    m_showing = true;
    m_options = {};
    m_format->setCurrentIndex(0);
    m_columns->hide();
    m_account->clear();
    m_zone->setCurrentIndex(0);
    m_questions->reset();
    m_corrections->setChecked(true);
    m_restore->setChecked(false);
    m_corrections->hide();
    m_restore->hide();
    m_problem->hide();
    m_multipliers->hide();
    clearTotals();
    m_showing = false;
}

void ImportForm::clearTotals() {
    while (m_totals->rowCount() > 0) {
        m_totals->removeRow(0);
    }
}

void ImportForm::showProblem(const QString& words) {
    m_problemText->setText(words);
    m_problem->setVisible(!words.isEmpty());
    m_multipliers->hide();
    clearTotals();
}

void ImportForm::showPlan(const Presentation& presentation, const core::ImportPlan& plan) {
    m_showing = true;
    m_problem->hide();
    m_format->setCurrentIndex(std::max(0, m_format->findData(plan.formatId)));
    fillAccounts(presentation, plan);
    m_zone->setCurrentText(plan.zone);
    const int corrected = plan.fillCounts.corrected;
    m_corrections->setVisible(corrected > 0 || !m_options.applyCorrections);
    m_corrections->setText(corrected > 0 ? tr("Apply %n corrections of this file", nullptr, corrected)
                                         : tr("Apply the corrections of this file"));
    const int deleted = plan.fillCounts.previouslyDeleted;
    m_restore->setVisible(deleted > 0 || m_options.restore);
    m_restore->setText(deleted > 0 ? tr("Bring back %n fills deleted earlier", nullptr, deleted)
                                   : tr("Bring back what was deleted earlier"));
    askMultipliers(plan);
    showTotals(presentation, plan);
    m_showing = false;
}

void ImportForm::fillAccounts(const Presentation& presentation, const core::ImportPlan& plan) {
    m_account->clear();
    QStringList names;
    for (const core::Account& account : plan.accounts) {
        const bool isNew =
            std::find(plan.newAccounts.begin(), plan.newAccounts.end(), account.id) != plan.newAccounts.end();
        names.append(account.name);
        m_account->addItem(account.name);
        m_account->setItemData(m_account->count() - 1, isNew ? tr("a new account") : QString(),
                               Qt::ToolTipRole);
    }
    if (presentation.snapshot()) {
        for (const core::Account& account : presentation.snapshot()->book->accounts) {
            if (!names.contains(account.name)) {
                m_account->addItem(account.name);
            }
        }
    }
    // A file of several accounts names them itself.
    m_account->setEnabled(plan.accounts.size() < 2);
    m_shownAccount = names.join(u", "_s);
    m_account->setCurrentText(m_shownAccount);
    const bool isNew = !plan.newAccounts.empty();
    m_account->setToolTip(isNew ? tr("A new account will be made.") : QString());
}

void ImportForm::askMultipliers(const core::ImportPlan& plan) {
    while (QLayoutItem* item = m_multiplierRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_multipliers->setVisible(!plan.unknownMultipliers.empty());
    if (plan.unknownMultipliers.empty()) {
        return;
    }
    auto* words = makeLabel(tr("How much money is one point of one contract? The rows wait until you say."));
    words->setWordWrap(true);
    m_multiplierRows->addWidget(words);
    for (const QString& symbol : plan.unknownMultipliers) {
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* edit = new QLineEdit;
        edit->setPlaceholderText(tr("multiplier"));
        edit->setAccessibleName(tr("Multiplier of %1").arg(symbol));
        edit->setMaximumWidth(110);
        layout->addWidget(makeLabel(symbol, TextSize::Heading), 1);
        layout->addWidget(edit);
        m_multiplierRows->addWidget(row);
        connect(edit, &QLineEdit::editingFinished, this, [this, edit, symbol] {
            const core::Result<core::Decimal> told = core::Decimal::parse(edit->text().trimmed());
            const bool wrong = !edit->text().isEmpty() && !(told && told->isPositive());
            edit->setProperty("wrong", wrong);
            restyle(edit);
            if (told && !wrong && !edit->text().isEmpty()) {
                m_options.multipliers.insert(symbol, *told);
                emit importOptionsChanged(m_options);
            }
        });
    }
}

void ImportForm::showTotals(const Presentation& presentation, const core::ImportPlan& plan) {
    clearTotals();
    const core::FigureText& text = presentation.text();
    const auto add = [this](const QString& name, const QString& value, Tone tone, const QString& chip,
                            Tone chipTone) {
        auto* field = new QWidget;
        auto* row = new QHBoxLayout(field);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(makeLabel(value, TextSize::Text, tone));
        if (!chip.isEmpty()) {
            row->addWidget(makeChip(chip, chipTone));
        }
        row->addStretch(1);
        auto* label = makeLabel(name, TextSize::Text, Tone::Muted);
        label->setWordWrap(true);
        m_totals->addRow(label, field);
    };
    const auto money = [&](const QString& name, const std::optional<core::Decimal>& value, bool result) {
        if (value) {
            add(name, text.money(*value, plan.currency, result ? Plus::Always : Plus::Never),
                result ? toneOfSign(value->sign()) : Tone::Plain, {}, Tone::Plain);
        }
    };
    money(tr("Gross P&L"), plan.grossPnl, true);
    money(tr("Costs"), plan.fees, false);
    money(tr("Net P&L"), plan.netPnl, true);
    if (!plan.grossPnl) {
        add(tr("P&L"), QString(core::FigureText::NoValue), Tone::Plain, tr("several currencies"),
            Tone::Muted);
    }
    for (const core::BrokerTotalCheck& check : plan.totals) {
        const bool equal = check.difference && check.difference->isZero();
        const QString chip = equal              ? tr("equal")
                             : check.difference ? text.money(*check.difference, {}, Plus::Always)
                                                : tr("no match");
        add(tr("Broker: %1").arg(check.name), text.money(check.printed, plan.currency), Tone::Plain, chip,
            equal ? Tone::Profit : Tone::Warning);
        if (!equal && !check.reason.isEmpty()) {
            auto* reason = makeLabel(remarkInWords(check.reason), TextSize::Small, Tone::Muted);
            reason->setWordWrap(true);
            m_totals->addRow(reason);
        }
    }
}

void ImportForm::chooseAccount() {
    const QString name = m_account->currentText().trimmed();
    if (!m_showing && name != m_shownAccount) {
        m_shownAccount = name;
        m_options.account = name;
        emit importOptionsChanged(m_options);
    }
}

void ImportForm::chooseZone() {
    if (!m_showing) {
        m_options.zone = m_zone->currentText().trimmed();
        emit importOptionsChanged(m_options);
    }
}

void ImportForm::chooseFills() {
    if (!m_showing) {
        m_options.applyCorrections = m_corrections->isChecked();
        m_options.restore = m_restore->isChecked();
        emit importOptionsChanged(m_options);
    }
}

} // namespace app
