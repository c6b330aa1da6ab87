#pragma once

#include "app/presentation.h"
#include "core/import/column_mapping.h"
#include "core/import/import_plan.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QPushButton;

namespace app {

class FieldForm;
class ImportTotals;
class MultiplierQuestions;
class ReadQuestions;

/// What is known of the file and what a person may decide: format, account, zone, contract sizes,
/// corrections, and whatever the file leaves open; and its profit beside what the broker printed.
class ImportForm final : public QWidget {
    Q_OBJECT

public:
    explicit ImportForm(QWidget* parent = nullptr);

    void showPlan(const Presentation& presentation, const core::ImportPlan& plan);
    /// A file that could not be read as it is: the choices stay usable.
    /// Empty: there is none (any more).
    void showProblem(const QString& words);
    /// Nothing is planned: what a plan says and asks is hidden.
    void clearPlan();
    /// Takes or leaves single corrections.
    void tickCorrections(const QSet<core::FillId>& corrections, bool ticked);
    void reset();
    void setTemplates(const std::vector<core::ColumnMapping>& templates);
    /// Whether the file's columns can be told, and by what they are read; null: by nothing yet.
    void showTable(bool isTable, const core::ColumnMapping* mapping);
    /// Takes the chosen zone back: the file's own holds.
    void forgetZone();
    ReadQuestions* questions() const { return m_questions; }
    /// What is true of the whole file; hidden when there is nothing to say.
    QLabel* notes() const { return m_notes; }
    QComboBox* formatBox() const { return m_format; }
    QComboBox* accountBox() const { return m_account; }
    QComboBox* zoneBox() const { return m_zone; }
    QPushButton* columnsButton() const { return m_columns; }
    QCheckBox* correctionsBox() const { return m_corrections; }

signals:
    void importOptionsChanged(const core::ImportOptions& options);
    void formatChosen(const core::BrokerFormat* format);
    void templateChosen(const QString& name);
    void columnsWished();

private:
    void fillFormats();
    void chooseFormat(int index);
    void fillAccounts(const Presentation& presentation, const core::ImportPlan& plan);
    void showNotes(const core::ImportPlan& plan);
    void chooseAccount();
    void chooseZone();
    void chooseCorrections();
    void chooseRestore();
    void showCorrections(const core::ImportPlan& plan);

    FieldForm* m_form;
    QComboBox* m_format;
    QPushButton* m_columns;
    QComboBox* m_account;
    QComboBox* m_zone;
    QFrame* m_problem;
    QLabel* m_problemText;
    ReadQuestions* m_questions;
    QLabel* m_notes;
    MultiplierQuestions* m_multipliers;
    QCheckBox* m_corrections;
    QCheckBox* m_restore;
    ImportTotals* m_totals;
    core::ImportOptions m_options;
    QSet<core::FillId> m_allCorrections; ///< of the plan, wished or not
    QString m_shownAccount;
    bool m_showing = false;
};

} // namespace app
