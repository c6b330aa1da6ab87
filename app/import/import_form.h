#pragma once

#include "app/presentation.h"
#include "core/import/broker_format.h"
#include "core/import/import_plan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFrame;
class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace app {

/// What is known of the file and what a person may decide: format, account, zone, numbers, dates, contract
/// sizes, corrections; and its profit beside what the broker printed.
class ImportForm final : public QWidget {
    Q_OBJECT

public:
    explicit ImportForm(QWidget* parent = nullptr);

    void showPlan(const Presentation& presentation, const core::ImportPlan& plan);
    /// A file that could not be read as it is: the choices stay usable.
    void showProblem(const QString& words, bool isQuestion);
    void reset();
    QComboBox* accountBox() const { return m_account; }
    QComboBox* zoneBox() const { return m_zone; }

signals:
    void readOptionsChanged(const core::ReadOptions& options);
    void importOptionsChanged(const core::ImportOptions& options);
    void formatChosen(const core::BrokerFormat* format);

private:
    void fillFormats();
    void fillAccounts(const Presentation& presentation, const core::ImportPlan& plan);
    void showTotals(const Presentation& presentation, const core::ImportPlan& plan);
    void askMultipliers(const core::ImportPlan& plan);
    void sendRead();
    void chooseAccount();
    void chooseZone();
    void chooseFills();
    void clearTotals();

    QFormLayout* m_form;
    QComboBox* m_format;
    QComboBox* m_account;
    QComboBox* m_zone;
    QComboBox* m_numbers;
    QComboBox* m_dates;
    QFrame* m_problem;
    QLabel* m_problemText;
    QFrame* m_multipliers;
    QVBoxLayout* m_multiplierRows;
    QCheckBox* m_corrections;
    QCheckBox* m_restore;
    QFormLayout* m_totals;
    core::ImportOptions m_options;
    QString m_shownAccount;
    bool m_showing = false;
};

} // namespace app
