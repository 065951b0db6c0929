import Runtime

extension JournalWorker: Service {}
