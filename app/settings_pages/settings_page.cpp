#include "app/settings_pages/settings_page.h"

#include "app/settings_pages/accounts_model.h"
#include "app/settings_pages/backups_model.h"
#include "app/settings_pages/cash_card.h"
#include "app/settings_pages/tags_card.h"
#include "app/widgets/card.h"
#include "app/widgets/choice_delegate.h"
#include "app/widgets/figure_delegate.h"
#include "app/widgets/labels.h"
#include "app/widgets/segmented_switch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTimeZone>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidest = 980;
constexpr int kRowHeight = 34;
constexpr int kLabelWidth = 150;
constexpr int kBackupColumn = 200;

/// Labels as wide in every card, so that the fields stand in one line.
QLabel* fieldLabel(const QString& text) {
    QLabel* label = makeLabel(text, TextSize::Text, Tone::Muted);
    label->setMinimumWidth(kLabelWidth);
    return label;
}

QFormLayout* makeForm(QWidget* body) {
    auto* form = new QFormLayout(body);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
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
    : Page(parent), m_settings(settings),
      m_theme(new SegmentedSwitch(tr("Theme"), {tr("Follow the system"), tr("Light"), tr("Dark")})),
      m_colourBlind(new QCheckBox(tr("Tell profit and loss by blue and orange"))), m_language(new QComboBox),
      m_zone(new QComboBox), m_currency(new QLineEdit), m_path(new ElidedLabel),
      m_accounts(new AccountsModel(this)), m_backups(new BackupsModel(this)), m_backupTable(new QTableView),
      m_accountTable(new QTableView), m_tags(new TagsCard), m_cash(new CashCard) {
    auto* content = new QWidget;
    content->setObjectName(u"pageStack"_s);
    content->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(tr("Settings"), TextSize::Title));
    column->addWidget(inCard(tr("Appearance"), makeAppearance()));
    column->addWidget(inCard(tr("Journal"), makeJournal()));
    column->addWidget(inCard(tr("Accounts"), makeAccounts()));
    column->addWidget(m_cash);
    column->addWidget(m_tags);
    connect(m_cash, &CashCard::changeWished, this, &SettingsPage::changeWished);
    connect(m_cash, &CashCard::refused, this, &SettingsPage::refused);
    connect(m_tags, &TagsCard::changeWished, this, &SettingsPage::changeWished);
    connect(m_tags, &TagsCard::refused, this, &SettingsPage::refused);
    column->addWidget(makeBackups());
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QWidget* SettingsPage::makeAppearance() {
    auto* body = new QWidget;
    QFormLayout* form = makeForm(body);
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
    form->addRow(fieldLabel(tr("Theme")), m_theme);
    form->addRow(fieldLabel(tr("Colours")), m_colourBlind);
    form->addRow(fieldLabel(tr("Language and numbers")), m_language);
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
    QFormLayout* form = makeForm(body);
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
    auto* files = new QWidget;
    auto* row = new QHBoxLayout(files);
    row->setContentsMargins(0, 0, 0, 0);
    m_path->setMinimumWidth(320);
    auto* open = new QPushButton(tr("Open another …"));
    row->addWidget(m_path, 1);
    row->addWidget(open);
    form->addRow(fieldLabel(tr("File")), files);
    form->addRow(fieldLabel(tr("Time zone of days")), m_zone);
    form->addRow(fieldLabel(tr("Reporting currency")), m_currency);
    connect(open, &QPushButton::clicked, this, &SettingsPage::openJournalWished);
    connect(m_zone, &QComboBox::activated, this, &SettingsPage::commitJournal);
    connect(m_currency, &QLineEdit::editingFinished, this, &SettingsPage::commitJournal);
    return body;
}

QWidget* SettingsPage::makeAccounts() {
    m_accountTable->setModel(m_accounts);
    m_accountTable->setItemDelegate(new ChoiceDelegate(m_accountTable));
    m_accountTable->setAccessibleName(tr("Accounts"));
    m_accountTable->verticalHeader()->hide();
    m_accountTable->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_accountTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_accountTable->horizontalHeader()->setStretchLastSection(true);
    m_accountTable->horizontalHeader()->setHighlightSections(false);
    m_accountTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_accountTable->setMinimumHeight(4 * kRowHeight);
    connect(m_accounts, &AccountsModel::accountEdited, this, &SettingsPage::accountEdited);
    connect(m_accounts, &AccountsModel::refused, this, &SettingsPage::refused);
    return m_accountTable;
}

QWidget* SettingsPage::makeBackups() {
    m_backupTable->setModel(m_backups);
    m_backupTable->setItemDelegate(new FigureDelegate(m_backupTable));
    m_backupTable->setAccessibleName(tr("Backups"));
    m_backupTable->verticalHeader()->hide();
    m_backupTable->verticalHeader()->setDefaultSectionSize(FigureDelegate::kRowHeight);
    m_backupTable->horizontalHeader()->setStretchLastSection(true);
    m_backupTable->horizontalHeader()->setDefaultSectionSize(kBackupColumn);
    m_backupTable->horizontalHeader()->setHighlightSections(false);
    m_backupTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_backupTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_backupTable->setMinimumHeight(4 * kRowHeight);
    auto* now = new QPushButton(tr("Back up now"));
    auto* restore = new QPushButton(tr("Restore the chosen one"));
    restore->setEnabled(false);
    auto* card = new Card(tr("Backups"));
    card->addHeadWidget(restore);
    card->addHeadWidget(now);
    card->setRemark(tr("the newest ten of each kind are kept"));
    card->setBody(m_backupTable);
    connect(now, &QPushButton::clicked, this, &SettingsPage::backupWished);
    connect(m_backupTable->selectionModel(), &QItemSelectionModel::selectionChanged, restore,
            [this, restore] { restore->setEnabled(m_backupTable->selectionModel()->hasSelection()); });
    connect(m_backups, &QAbstractItemModel::modelReset, restore, [restore] { restore->setEnabled(false); });
    connect(restore, &QPushButton::clicked, this, [this] {
        if (const core::Backup* backup = m_backups->rowOf(m_backupTable->currentIndex())) {
            emit restoreWished(backup->path);
        }
    });
    return card;
}

void SettingsPage::setBackups(std::vector<core::Backup> backups, const QString& zone) {
    m_backups->present(std::move(backups), presentation().text(), zone);
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
    const core::JournalSettings& settings = snapshot->book->settings;
    m_zone->setItemText(0, tr("The computer's (%1)").arg(snapshot->book->zone));
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(settings.zone)));
    m_currency->setText(settings.currency);
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

} // namespace app
