#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace server {

struct SmtpSettings {
    QString url; ///< "smtp://host:587" (STARTTLS where offered), "smtps://host:465"
    QString user;
    QByteArray password;
    QString from; ///< "journal@journal.example"
    bool requireTls = true;
    std::chrono::seconds patience{20};
};

/// One message as RFC 5322 text: UTF-8, plain, its id made from `id` so that a repeated try is the same
/// message.
QByteArray mailMessage(const QString& from, const QString& recipient, const QString& subject,
                       const QString& body, const QString& id, const QString& date);

/// Hands one message to the SMTP server through libcurl and waits for its answer. StorageFailed with what it
/// said; InvalidValue when it refused the recipient for good.
core::Result<void> sendMail(const SmtpSettings& settings, const QString& recipient,
                            const QByteArray& message);

} // namespace server
