#include "app/import/import_form.h"

#include "app/import/column_words.h"
#include "app/import/import_totals.h"
#include "app/import/multiplier_questions.h"
#include "app/import/read_questions.h"
#include "app/text/remark_words.h"
#include "app/widgets/field_form.h"
#include "app/widgets/labels.h"
#include "core/import/generic_columns.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFormatsBefore = 1; ///< "not recognised"
constexpr QLatin1String kTemplate("template:");
constexpr int kLabelWidth = 84;

} // namespace

ImportForm::ImportForm(QWidget* parent)
    : QWidget(parent), m_form(new FieldForm(kLabelWidth)), m_format(makeChoiceBox()),
      m_columns(new QPushButton(tr("Columns …"))), m_account(makeChoiceBox()), m_zone(makeZoneBox()),
      m_problem(new QFrame), m_problemText(makeLabel({})), m_questions(new ReadQuestions),
      m_notes(makeLabel({}, TextSize::Small, Tone::Muted)), m_multipliers(new MultiplierQuestions),
      m_corrections(new QCheckBox), m_restore(new QCheckBox), m_totals(new ImportTotals(kLabelWidth)) {
    fillFormats();
    m_account->setEditable(true);
    m_account->setInsertPolicy(QComboBox::NoInsert);
    m_columns->setToolTip(tr("Say what the columns of this table are"));
    m_form->addField(tr("Format"), m_format);
    m_form->addRow(QString(), m_columns);
    m_form->addField(tr("Account"), m_account);
    m_form->addField(tr("Times in file"), m_zone);
    m_problem->setProperty("role", u"question"_s);
    m_problemText->setWordWrap(true);
    auto* problem = new QVBoxLayout(m_problem);
    problem->addWidget(m_problemText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_problem);
    layout->addWidget(m_questions);
    layout->addLayout(m_form);
    m_notes->setWordWrap(true);
    layout->addWidget(m_notes);
    layout->addWidget(m_multipliers);
    layout->addWidget(m_corrections);
    layout->addWidget(m_restore);
    layout->addWidget(m_totals);
    layout->addStretch(1);
    connect(m_format, &QComboBox::activated, this, &ImportForm::chooseFormat);
    connect(m_columns, &QPushButton::clicked, this, &ImportForm::columnsWished);
    connect(m_account, &QComboBox::activated, this, &ImportForm::chooseAccount);
    connect(m_account->lineEdit(), &QLineEdit::editingFinished, this, &ImportForm::chooseAccount);
    connect(m_zone, &QComboBox::activated, this, &ImportForm::chooseZone);
    connect(m_corrections, &QCheckBox::clicked, this, &ImportForm::chooseCorrections);
    connect(m_multipliers, &MultiplierQuestions::told, this,
            [this](const QString& symbol, core::Decimal multiplier) {
                m_options.multipliers.insert(symbol, multiplier);
                emit importOptionsChanged(m_options);
            });
    connect(m_restore, &QCheckBox::clicked, this, &ImportForm::chooseRestore);
    reset();
}

void ImportForm::fillFormats() {
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
    m_allCorrections.clear();
    m_restore->setChecked(false);
    m_corrections->hide();
    m_restore->hide();
    m_problem->hide();
    clearPlan();
    m_showing = false;
}

void ImportForm::showProblem(const QString& words) {
    m_problemText->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void ImportForm::clearPlan() {
    m_multipliers->hide();
    m_notes->hide();
    m_totals->clear();
}

void ImportForm::showPlan(const Presentation& presentation, const core::ImportPlan& plan) {
    m_showing = true;
    m_problem->hide();
    m_format->setCurrentIndex(std::max(0, m_format->findData(plan.formatId)));
    fillAccounts(presentation, plan);
    m_zone->setCurrentText(plan.zone);
    showCorrections(plan);
    const int deleted = plan.fillCounts.previouslyDeleted;
    m_restore->setVisible(deleted > 0 || m_options.restore);
    m_restore->setText(deleted > 0 ? tr("Bring back %n fills deleted earlier", nullptr, deleted)
                                   : tr("Bring back what was deleted earlier"));
    showNotes(plan);
    m_multipliers->ask(plan.unknownMultipliers);
    m_totals->present(plan, presentation.text());
    m_showing = false;
}

void ImportForm::showCorrections(const core::ImportPlan& plan) {
    m_allCorrections.clear();
    int wished = 0;
    for (const core::PlannedFill& fill : plan.fills) {
        if (fill.before || fill.declined) {
            m_allCorrections.insert(fill.fill.id);
            wished += fill.before ? 1 : 0;
        }
    }
    const int all = int(m_allCorrections.size());
    m_corrections->setVisible(all > 0);
    m_corrections->setCheckState(wished == all ? Qt::Checked
                                 : wished == 0 ? Qt::Unchecked
                                               : Qt::PartiallyChecked);
    m_corrections->setText(wished == all || wished == 0
                               ? tr("Apply %n corrections of this file", nullptr, all)
                               : tr("Apply %1 of %2 corrections of this file").arg(wished).arg(all));
}

void ImportForm::tickCorrections(const QSet<core::FillId>& corrections, bool ticked) {
    if (!m_options.applyCorrections) {
        m_options.applyCorrections = true;
        m_options.declinedCorrections = m_allCorrections;
    }
    if (ticked) {
        m_options.declinedCorrections.subtract(corrections);
    } else {
        m_options.declinedCorrections.unite(corrections);
    }
    emit importOptionsChanged(m_options);
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
}

/// What is true of the whole file: the account it makes, and how it was read.
void ImportForm::showNotes(const core::ImportPlan& plan) {
    QStringList notes;
    for (const core::Account& account : plan.accounts) {
        const bool isNew =
            std::find(plan.newAccounts.begin(), plan.newAccounts.end(), account.id) != plan.newAccounts.end();
        if (isNew) {
            notes.append(tr("The account “%1” will be made, in %2.").arg(account.name, account.currency));
        } else if (!plan.currency.isEmpty() && plan.currency != account.currency) {
            notes.append(tr("The file trades in %1, the account “%2” is kept in %3.")
                             .arg(plan.currency, account.name, account.currency));
        }
    }
    for (const core::RowRemark& remark : plan.remarks) {
        if (remark.row == 0) { // those of a row stand in the table
            notes.append(remarkInWords(remark.reason));
        }
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
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

void ImportForm::chooseCorrections() {
    // Some ticked: all of them, as in every list with a box over it.
    m_options.applyCorrections = m_corrections->checkState() != Qt::Unchecked;
    m_options.declinedCorrections.clear();
    emit importOptionsChanged(m_options);
}

void ImportForm::chooseRestore() {
    m_options.restore = m_restore->isChecked();
    emit importOptionsChanged(m_options);
}

} // namespace app
