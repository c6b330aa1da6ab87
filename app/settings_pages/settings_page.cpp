#include "app/settings_pages/settings_page.h"

#include "app/settings_pages/accounts_model.h"
#include "app/settings_pages/backups_model.h"
#include "app/settings_pages/cash_card.h"
#include "app/settings_pages/tags_card.h"
#include "app/text/typed_number.h"
#include "app/widgets/card.h"
#include "app/widgets/choice_delegate.h"
#include "app/widgets/field_form.h"
#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"
#include "app/widgets/row_table.h"
#include "app/widgets/segmented_switch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimeZone>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidest = 980;
constexpr int kLeastRows = 2;
constexpr int kMostRows = 8;
constexpr int kLabelWidth = 150;
constexpr int kBackupColumn = 200;

FieldForm* makeForm(QWidget* body) {
    auto* form = new FieldForm(kLabelWidth, body);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    return form;
}

QWidget* inCard(const QString& heading, QWidget* body) {
    auto* card = new Card(heading);
    card->setBody(body);
    return card;
}

} // namespace

SettingsPage::SettingsPage(Settings& settings, QWidget* parent)
    : Page(parent), m_settings(settings), m_scroll(new QScrollArea),
      m_theme(new SegmentedSwitch(tr("Theme"), {tr("Follow the system"), tr("Light"), tr("Dark")})),
      m_colourBlind(new QCheckBox(tr("Tell profit and loss by blue and orange"))), m_language(new QComboBox),
      m_zone(new QComboBox), m_currency(new QLineEdit), m_riskFreeRate(new QLineEdit),
      m_path(new ElidedLabel), m_accounts(new AccountsModel(this)), m_backups(new BackupsModel(this)),
      m_backupTable(new RowTable(m_backups, tr("Backups"))),
      m_restore(new QPushButton(tr("Restore the chosen one"))),
      m_accountTable(new RowTable(m_accounts, tr("Accounts"))), m_tags(new TagsCard), m_cash(new CashCard) {
    auto* content = new QWidget;
    content->setObjectName(u"pageStack"_s);
    content->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(tr("Settings"), TextSize::Title));
    column->addWidget(inCard(tr("Appearance"), makeAppearance()));
    column->addWidget(inCard(tr("Journal"), makeJournal()));
    m_ofJournal = {inCard(tr("Accounts"), makeAccounts()), m_cash, m_tags};
    for (QWidget* card : m_ofJournal) {
        column->addWidget(card);
        card->hide();
    }
    connect(m_cash, &CashCard::changeWished, this, &SettingsPage::changeWished);
    connect(m_cash, &CashCard::refused, this, &SettingsPage::refused);
    connect(m_tags, &TagsCard::changeWished, this, &SettingsPage::changeWished);
    connect(m_tags, &TagsCard::refused, this, &SettingsPage::refused);
    column->addWidget(makeBackups());
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
}

QWidget* SettingsPage::makeAppearance() {
    auto* body = new QWidget;
    FieldForm* form = makeForm(body);
    m_theme->setCurrent(int(m_settings.theme()));
    m_colourBlind->setChecked(m_settings.colourBlind());
    const std::pair<QString, QString> languages[] = {{tr("As the system"), QString()},
                                                     {u"English"_s, u"en"_s},
                                                     {u"English (India): 12,34,567"_s, u"en_IN"_s},
                                                     {u"हिन्दी"_s, u"hi_IN"_s}};
    for (const auto& [name, code] : languages) {
        m_language->addItem(name, code);
    }
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_settings.language())));
    form->addField(tr("Theme"), m_theme);
    form->addField(tr("Colours"), m_colourBlind);
    form->addField(tr("Language and numbers"), m_language);
    connect(m_theme, &SegmentedSwitch::chosen, this, [this](int index) {
        m_settings.setTheme(ThemeChoice(index));
        emit appearanceChanged();
    });
    connect(m_colourBlind, &QCheckBox::toggled, this, [this](bool on) {
        m_settings.setColourBlind(on);
        emit appearanceChanged();
    });
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        m_settings.setLanguage(m_language->itemData(index).toString());
        emit languageChanged();
    });
    return body;
}

QWidget* SettingsPage::makeJournal() {
    auto* body = new QWidget;
    FieldForm* form = makeForm(body);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumWidth(240);
    m_zone->addItem(tr("The computer's"), QString());
    for (const QByteArray& zone : QTimeZone::availableTimeZoneIds()) {
        m_zone->addItem(QString::fromLatin1(zone), QString::fromLatin1(zone));
    }
    m_currency->setMaximumWidth(100);
    m_currency->setMaxLength(10);
    m_currency->setPlaceholderText(tr("accounts'"));
    m_riskFreeRate->setMaximumWidth(100);
    m_riskFreeRate->setMaxLength(12);
    m_riskFreeRate->setPlaceholderText(tr("0 % a year"));
    m_riskFreeRate->setToolTip(tr("In percent a year. The Sharpe ratio counts returns above it."));
    auto* files = new QWidget;
    auto* row = new QHBoxLayout(files);
    row->setContentsMargins(0, 0, 0, 0);
    m_path->setMinimumWidth(320);
    auto* open = new QPushButton(tr("Open another …"));
    row->addWidget(m_path, 1);
    row->addWidget(open);
    form->addField(tr("File"), files);
    form->addField(tr("Time zone of days"), m_zone);
    form->addField(tr("Reporting currency"), m_currency);
    form->addField(tr("Risk-free rate"), m_riskFreeRate);
    connect(open, &QPushButton::clicked, this, &SettingsPage::openJournalWished);
    connect(m_zone, &QComboBox::activated, this, &SettingsPage::commitJournal);
    connect(m_currency, &QLineEdit::editingFinished, this, &SettingsPage::commitJournal);
    connect(m_riskFreeRate, &QLineEdit::editingFinished, this, &SettingsPage::commitRiskFreeRate);
    return body;
}

QWidget* SettingsPage::makeAccounts() {
    m_accountTable->setItemDelegate(new ChoiceDelegate(m_accountTable));
    m_accountTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_accountTable->growWithRows(kLeastRows, kMostRows);
    m_accountTable->setEmptyWords(tr("An import or the first trade makes the account it needs."));
    connect(m_accounts, &AccountsModel::accountEdited, this, &SettingsPage::accountEdited);
    connect(m_accounts, &AccountsModel::refused, this, &SettingsPage::refused);
    return m_accountTable;
}

QWidget* SettingsPage::makeBackups() {
    m_backupTable->setItemDelegate(new FigureDelegate(m_backupTable));
    m_backupTable->horizontalHeader()->setDefaultSectionSize(kBackupColumn);
    m_backupTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_backupTable->growWithRows(kLeastRows, kMostRows);
    m_backupTable->setEmptyWords(tr("No backups yet. One is made every day, and one before each import."));
    auto* now = new QPushButton(tr("Back up now"));
    m_restore->setEnabled(false);
    auto* card = new Card(tr("Backups"));
    card->addHeadWidget(m_restore);
    card->addHeadWidget(now);
    card->setRemark(tr("the newest ten of each kind are kept"));
    card->setBody(m_backupTable);
    connect(now, &QPushButton::clicked, this, &SettingsPage::backupWished);
    const QItemSelectionModel* chosen = m_backupTable->selectionModel();
    connect(chosen, &QItemSelectionModel::selectionChanged, this,
            [this, chosen] { m_restore->setEnabled(chosen->hasSelection()); });
    connect(m_backups, &QAbstractItemModel::modelReset, this, [this] { m_restore->setEnabled(false); });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const core::Backup* backup = m_backups->rowOf(m_backupTable->currentIndex())) {
            emit restoreWished(backup->path);
        }
    });
    return card;
}

void SettingsPage::setBackups(std::vector<core::Backup> backups, const QString& zone) {
    m_backups->present(std::move(backups), presentation().text(), zone);
}

void SettingsPage::showBackups() {
    m_scroll->ensureWidgetVisible(m_backupTable);
    m_backupTable->setFocus();
}

void SettingsPage::setJournalPath(const QString& path) {
    m_path->setText(path);
}

void SettingsPage::refresh() {
    const Snapshot* snapshot = presentation().snapshot();
    if (!snapshot) {
        return;
    }
    m_showing = true;
    for (QWidget* card : m_ofJournal) {
        card->show();
    }
    const core::JournalSettings& settings = snapshot->book->settings;
    m_zone->setItemText(0, tr("The computer's (%1)").arg(snapshot->book->zone));
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(settings.zone)));
    m_currency->setText(settings.currency);
    m_riskFreeRate->setText(settings.riskFreeRate.isZero() ? QString() : settings.riskFreeRate.toString());
    m_accounts->present(snapshot->book->accounts, presentation().text());
    m_tags->present(presentation());
    m_cash->present(presentation());
    m_showing = false;
}

void SettingsPage::commitJournal() {
    const Snapshot* snapshot = presentation().snapshot();
    if (m_showing || !snapshot) {
        return;
    }
    core::JournalSettings settings = snapshot->book->settings;
    settings.zone = m_zone->currentData().toString();
    settings.currency = m_currency->text().trimmed().toUpper();
    if (settings != snapshot->book->settings) {
        emit journalSettingsEdited(settings);
    }
}

void SettingsPage::commitRiskFreeRate() {
    const Snapshot* snapshot = presentation().snapshot();
    if (m_showing || !snapshot) {
        return;
    }
    core::JournalSettings settings = snapshot->book->settings;
    const QString typed = m_riskFreeRate->text().trimmed();
    const auto number = typedNumber(typed.isEmpty() ? u"0"_s : typed);
    const auto rate = number ? core::readRiskFreeRate(number->toString()) : std::nullopt;
    if (!rate) {
        emit refused(tr("“%1” is no percentage a year like 6.5").arg(typed));
        refresh();
        return;
    }
    settings.riskFreeRate = *rate;
    if (settings != snapshot->book->settings) {
        emit journalSettingsEdited(settings);
    }
}

} // namespace app
