public import Runtime

extension JournalWorker: Service {}
